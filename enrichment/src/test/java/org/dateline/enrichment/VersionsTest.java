package org.dateline.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every extractor finds in fixed texts goes with its version: who keeps articles can tell by
/// `enrichment.extractors` which of them to enrich again.
///
/// `results.tsv` holds a line an extractor: name, version, and the digest of what it finds. After a
/// change that raises a version, `-Ddateline.record-versions=true` writes it anew.
class VersionsTest {

    private static final Instant NOW = Instant.parse("2025-07-01T12:00:00Z");

    private static final Path FOLDER =
            Path.of("src", "test", "resources", "org", "dateline", "enrichment", "versions");

    private static final Path RESULTS = FOLDER.resolve("results.tsv");

    private record Result(String version, String digest) {}

    private static Map<String, Result> found;
    private static Map<String, Result> recorded;

    @BeforeAll
    static void enrich() throws IOException {
        Enricher enricher = Enricher.load(Clock.fixed(NOW, ZoneOffset.UTC));
        List<ArticleEnriched> articles;
        try (Stream<Path> files = Files.list(FOLDER)) {
            articles =
                    files.filter(file -> file.toString().endsWith(".txt"))
                            .sorted()
                            .map(file -> enricher.enrich(article(file)))
                            .toList();
        }
        found = new TreeMap<>();
        articles.getFirst()
                .enrichment()
                .extractors()
                .forEach(
                        (name, version) ->
                                found.put(name, new Result(version, digest(name, articles))));
        if (Boolean.getBoolean("dateline.record-versions")) {
            Files.write(
                    RESULTS,
                    found.entrySet().stream()
                            .map(
                                    one ->
                                            String.join(
                                                    "\t",
                                                    one.getKey(),
                                                    one.getValue().version(),
                                                    one.getValue().digest()))
                            .toList());
        }
        recorded =
                Files.readAllLines(RESULTS).stream()
                        .map(line -> line.split("\t", -1))
                        .collect(
                                Collectors.toMap(
                                        line -> line[0], line -> new Result(line[1], line[2])));
    }

    private static ArticleReceived article(Path file) {
        try {
            String text = Files.readString(file, UTF_8);
            Source source =
                    new Source(
                            "claim",
                            0,
                            file.getFileName().toString(),
                            "text/plain",
                            "UTF-8",
                            Sha256.hex(text));
            return ArticleReceived.of(NOW, source, Declared.NOTHING, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String extractor, List<ArticleEnriched> articles) {
        return Sha256.hex(
                articles.stream()
                        .map(article -> String.valueOf(found(extractor, article)))
                        .collect(Collectors.joining("\n")));
    }

    private static Object found(String extractor, ArticleEnriched article) {
        return switch (extractor) {
            case "segments" -> article.segments();
            case "title" -> article.title();
            case "language" -> article.language();
            case "published" -> article.published();
            case "dates" -> article.dates();
            case "entities" -> article.entities();
            case "fingerprint" -> article.fingerprint();
            default -> throw new AssertionError("say here what " + extractor + " finds");
        };
    }

    static Stream<String> extractors() {
        return Stream.of(
                "dates", "entities", "fingerprint", "language", "published", "segments", "title");
    }

    @Test
    void everyExtractorIsRecorded() {
        assertThat(found.keySet()).containsExactlyElementsOf(extractors().toList());
        assertThat(recorded).containsOnlyKeys(found.keySet());
    }

    @ParameterizedTest
    @MethodSource("extractors")
    void whatAVersionFindsStaysTheSame(String extractor) {
        Result now = found.get(extractor);
        Result before = recorded.get(extractor);
        if (now.version().equals(before.version())) {
            assertThat(now.digest())
                    .as(
                            "what %s finds has changed: raise its version, then record it with"
                                    + " -Ddateline.record-versions=true",
                            extractor)
                    .isEqualTo(before.digest());
        } else {
            assertThat(now)
                    .as(
                            "%s has another version: record what it finds with"
                                    + " -Ddateline.record-versions=true",
                            extractor)
                    .isEqualTo(before);
        }
    }
}
