package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir private Path folder;

    @Test
    void everyLineIsAnArticleThatEnrichReads() throws Exception {
        Path truth = folder.resolve("truth.tsv");
        Process generate =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.dateline.benchmarks.Main",
                                "generate",
                                "--articles",
                                "60",
                                "--seed",
                                "7",
                                "--truth",
                                truth.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines =
                new String(generate.getInputStream().readAllBytes(), UTF_8).lines().toList();

        assertThat(generate.waitFor()).isZero();
        Articles articles = Articles.ofSeed(7);
        assertThat(lines).hasSize(60);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = new ObjectMapper().readTree(lines.get(i));
            GeneratedArticle article = articles.article(i);
            assertThat(line.get("id").asText()).isEqualTo(article.name());
            assertThat(line.get("text").asText()).isEqualTo(new String(article.body(), UTF_8));
            assertThat(line.get("published").asText()).isEqualTo(article.published().toString());
        }
        assertThat(Files.readAllLines(truth)).isEqualTo(copies(articles, 60));
    }

    @Test
    void filesAndTheirTruthAreOfTheSameArticles() throws IOException {
        Path out = folder.resolve("articles");

        assertThat(generate("--articles", "1001", "--short", "--out", out.toString())).isZero();

        Articles articles = Articles.shortOfSeed(1);
        assertThat(out.resolve("000000/article-000000007.txt"))
                .hasBinaryContent(articles.article(7).file());
        assertThat(out.resolve("000001/article-000001000.txt")).exists();
        assertThat(Files.readAllLines(folder.resolve("articles.tsv")))
                .isEqualTo(copies(articles, 1001));
    }

    @Test
    void shortArticlesHaveTwoOrThreeParagraphs() {
        Articles articles = Articles.shortOfSeed(3);
        assertThat(LongStream.range(0, 300).mapToObj(articles::article))
                .filteredOn(article -> article.copy().isEmpty())
                .allSatisfy(article -> assertThat(paragraphs(article)).isBetween(2, 3));
    }

    @Test
    void whereToWriteHasToBeSaid() {
        assertThat(generate("--articles", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(generate("--articles", "1", "--out", "x", "--to-topic", "localhost:1"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private static int paragraphs(GeneratedArticle article) {
        return (int)
                new String(article.body(), UTF_8)
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .filter(line -> !line.contains(article.publisher()))
                        .count();
    }

    private static List<String> copies(Articles articles, long count) {
        List<String> copies = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            GeneratedArticle article = articles.article(number);
            article.copy()
                    .ifPresent(
                            copy ->
                                    copies.add(
                                            article.name()
                                                    + "\t"
                                                    + GeneratedArticle.name(copy.original())
                                                    + "\t"
                                                    + copy.variation()));
        }
        return copies;
    }

    private static int generate(String... arguments) {
        return new CommandLine(new GenerateCommand())
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
