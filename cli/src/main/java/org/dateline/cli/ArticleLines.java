package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// An article of a list, as lines for a person.
final class ArticleLines {

    private static final int NAMES = 5;

    private ArticleLines() {}

    /// Date, title and id.
    static String headline(JsonNode article) {
        return headline(
                article.path("published").path("value").asText(""),
                title(article),
                article.path("id").asText());
    }

    /// @param date empty where none is known
    static String headline(String date, String title, String id) {
        return "%-10s  %s  %s"
                .formatted(
                        date.isEmpty() ? "undated" : date,
                        title.isBlank() ? "(no title)" : printable(title),
                        id);
    }

    /// The headline, then what it is about, then where it stood.
    static List<String> of(JsonNode article) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(article));
        List<String> names =
                StreamSupport.stream(article.path("entities").spliterator(), false)
                        .map(entity -> entity.path("name").asText())
                        .limit(NAMES)
                        .toList();
        if (!names.isEmpty()) {
            lines.add("            " + printable(String.join(", ", names)));
        }
        String snippet = article.path("snippet").path("text").asText("");
        if (!snippet.isBlank()) {
            lines.add("            " + printable(snippet.strip()));
        }
        return lines;
    }

    private static String title(JsonNode article) {
        JsonNode title = article.path("title");
        String text = title.isObject() ? title.path("text").asText("") : title.asText("");
        return title.isNull() ? "" : text;
    }

    /// On one line, and without what could move a terminal's cursor: texts are not to be trusted.
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ");
    }
}
