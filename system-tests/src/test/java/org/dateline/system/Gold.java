package org.dateline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The labels of the sample articles, made by hand.
final class Gold {

    private Gold() {}

    /// Names of the sample articles, without the ending of their files.
    static List<String> names() {
        return articles().stream().map(article -> article.get("id").asText()).toList();
    }

    /// Per article: title, publication date, language and what is not body.
    static List<JsonNode> articles() {
        ObjectMapper json = new ObjectMapper();
        return lines("articles.gold.ndjson")
                .map(
                        line -> {
                            try {
                                return json.readTree(line);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .toList();
    }

    /// A labelled mention of an entity; `name` is the entity's own.
    record EntityMention(
            String article, int start, int end, String type, String text, String name) {}

    static List<EntityMention> entities() {
        return lines("entities.gold.tsv")
                .map(line -> line.split("\t"))
                .map(
                        row ->
                                new EntityMention(
                                        row[0],
                                        Integer.parseInt(row[1]),
                                        Integer.parseInt(row[2]),
                                        row[3],
                                        row[4],
                                        row[5]))
                .toList();
    }

    /// A labelled date, with its TIMEX3 value.
    record DateMention(
            String article, int start, int end, String type, String value, String text) {}

    static List<DateMention> dates() {
        return lines("dates.gold.tsv")
                .map(line -> line.split("\t"))
                .map(
                        row ->
                                new DateMention(
                                        row[0],
                                        Integer.parseInt(row[1]),
                                        Integer.parseInt(row[2]),
                                        row[3],
                                        row[4],
                                        row[5]))
                .toList();
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = Gold.class.getResourceAsStream("/seeds/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no test resource seeds/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
