package org.dateline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The measurements on stored articles do what they say, at a size that measures nothing.
@EnabledOnOs(OS.LINUX)
class StoredArticlesIT {

    /// Kept from one test to the next, since enriching takes most of the time.
    @TempDir private static Path folder;

    @Test
    void storeSaysWhatArticlesCostAndTakeAtEveryStage() throws IOException {
        Path json = folder.resolve("store.json");

        String printed =
                bench(
                        json,
                        "store",
                        "--articles=200,300",
                        "--bulk-above=200",
                        "--sample=40",
                        "--batch=50");

        assertThat(printed)
                .contains("200 articles", "loaded through the store path:")
                .contains("300 articles", "loaded in bulk")
                .contains("the next 20, at this size:", "near-duplicate lookup, 20 one by one:")
                .contains("bytes on disk, for each article:")
                .contains("from 200 to 300 articles: lookup × ");
        List<JsonNode> stages = elements(json);
        assertThat(stages)
                .extracting(stage -> stage.get("articles").asInt())
                .containsExactly(200, 300);
        JsonNode loaded = stages.getFirst().get("loaded");
        assertThat(loaded.get("articles").asInt()).isEqualTo(200);
        assertThat(names(loaded.get("steps")))
                .containsExactlyInAnyOrder(
                        "event read",
                        "article and search index",
                        "revision",
                        "sighting",
                        "mentions",
                        "body and sketch hashes",
                        "near-duplicates: lookup",
                        "near-duplicates: comparison",
                        "near-duplicates: pairs",
                        "clusters",
                        "read back",
                        "commit");
        assertThat(stages.getLast().get("loaded").isNull()).isTrue();
        for (JsonNode stage : stages) {
            assertThat(stage.at("/sample/articles").asInt()).isEqualTo(20);
            assertThat(stage.at("/lookups/count").asInt()).isEqualTo(20);
            assertThat(stream(stage.get("relations")))
                    .filteredOn(relation -> relation.get("bytes").asLong() > 0)
                    .extracting(relation -> relation.get("name").asText())
                    .contains("article", "article_search", "revision", "sighting", "sketch_hash");
        }
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void queryAsksEveryKindOfQuestionWithCopiesHiddenAndShown() throws IOException {
        Path json = folder.resolve("query.json");

        String printed = bench(json, "query", "--articles=200", "--questions=3", "--rounds=2");

        JsonNode stage = elements(json).getFirst();
        assertThat(stage.get("articles").asInt()).isEqualTo(200);
        List<JsonNode> pages = stream(stage.get("pages")).toList();
        assertThat(pages)
                .filteredOn(page -> page.get("page").asInt() == 1)
                .extracting(page -> page.get("question").asText())
                .containsExactly(
                        "newest first",
                        "common word",
                        "rare word",
                        "phrase",
                        "entity",
                        "published within 3 days",
                        "day mentioned");
        for (JsonNode page : pages) {
            JsonNode collapse = page.get("collapse");
            JsonNode include = page.get("include");
            assertThat(collapse.get("requests").asInt())
                    .as("%s", page)
                    .isEqualTo(2 * collapse.get("questions").asInt())
                    .isEqualTo(include.get("requests").asInt())
                    .isPositive();
            if (page.get("page").asInt() == 1) {
                assertThat(collapse.get("questions").asInt()).as("%s", page).isEqualTo(3);
                assertThat(collapse.get("articles").asInt())
                        .as("%s", page)
                        .isBetween(1, include.get("articles").asInt());
            }
            assertThat(printed.lines())
                    .anyMatch(
                            line ->
                                    line.matches(
                                            "%s +%d +%d( +[0-9.]+){10}"
                                                    .formatted(
                                                            page.get("question").asText(),
                                                            page.get("page").asInt(),
                                                            collapse.get("requests").asInt())));
        }
        assertThat(shown(pages, "newest first", 1, "include")).isEqualTo(3 * 20);
        assertThat(shown(pages, "newest first", 2, "collapse")).isEqualTo(3 * 20);
        assertThat(shown(pages, "rare word", 1, "include")).isEqualTo(3);
        JsonNode copies = stage.get("duplicates");
        assertThat(copies.get("requests").asInt()).isEqualTo(6);
        assertThat(copies.get("articles").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(printed.lines())
                .anyMatch(line -> line.matches("copies of one article +6( +[0-9.]+){4}"));
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    private static int shown(List<JsonNode> pages, String question, int number, String copies) {
        return pages.stream()
                .filter(page -> page.get("question").asText().equals(question))
                .filter(page -> page.get("page").asInt() == number)
                .mapToInt(page -> page.get(copies).get("articles").asInt())
                .sum();
    }

    private static String bench(Path json, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--folder", folder.toString(), "--json", json.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                new CommandLine(new Main())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments.toArray(String[]::new));
        assertThat(status).as("%s%n%s", out, err).isZero();
        return out.toString();
    }

    private static List<JsonNode> elements(Path json) throws IOException {
        return stream(new ObjectMapper().readTree(json.toFile())).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
