package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dateline.teststack.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other programs fill the disks of Kafka and PostgreSQL while articles come in, and make room
/// again. What had come in by then is stored, each article once.
class FullDisksIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MEBIBYTES = 1_000;
    private static final int ARTICLES = 1_500;

    @TempDir Path home;

    @Test
    void fullDisksCostNoArticle() throws Exception {
        Optional<SmallDisk> kafkas = mount("kafka");
        assumeThat(kafkas).as("a file system of its own needs the right to mount one").isPresent();
        try (SmallDisk _ = kafkas.get();
                SmallDisk _ = mount("postgres").orElseThrow();
                RunningDateline dateline = RunningDateline.up(home, "--no-seeds")) {
            brokersDiskFull(dateline);
            databasesDiskFull(dateline);
            dateline.await(
                    PATIENCE,
                    "all services to be ready",
                    () ->
                            List.of("ingest", "enrich", "store").stream()
                                    .allMatch(service -> dateline.health(service, "ready") == 200));
            for (String topic : List.of("articles.received", "articles.enriched")) {
                assertThat(dateline.committedRecords(topic)).as(topic).isEqualTo(2 * ARTICLES);
            }
            assertThat(dateline.committedRecords("articles.rejected")).isZero();
        }
    }

    private Optional<SmallDisk> mount(String name) throws IOException {
        return SmallDisk.mount(Files.createDirectories(home.resolve(name)), MEBIBYTES);
    }

    /// In the middle of work.
    private static void brokersDiskFull(RunningDateline dateline) throws IOException {
        dateline.drop("before.ndjson", lines(0, ARTICLES / 2));
        dateline.await(PATIENCE, "the first to be stored", () -> dateline.storedSightings() > 0);
        Path filler = fill(dateline.home().resolve("kafka"));
        dateline.drop("while full.ndjson", lines(ARTICLES / 2, ARTICLES));
        dateline.await(
                PATIENCE,
                "the broker to die of it",
                () -> dateline.output().contains("broker exited"));
        Files.delete(filler);
        awaitStored(dateline, ARTICLES);
    }

    /// With everything enriched and nothing stored.
    private static void databasesDiskFull(RunningDateline dateline) throws IOException {
        Path filler;
        try (var _ = dateline.halt("store-service")) {
            dateline.drop("unstored.ndjson", lines(ARTICLES, 2 * ARTICLES));
            dateline.await(
                    PATIENCE,
                    "all to be enriched",
                    () -> dateline.committedRecords("articles.enriched") == 2 * ARTICLES);
            filler = fill(dateline.home().resolve("postgres"));
        }
        dateline.await(
                PATIENCE,
                "store-service to be stopped by it",
                () -> dateline.health("store", "ready") == 503);
        Files.delete(filler);
        awaitStored(dateline, 2 * ARTICLES);
    }

    private static void awaitStored(RunningDateline dateline, int count) {
        dateline.await(
                PATIENCE,
                count + " articles",
                () -> dateline.gatewayIsReady() && dateline.storedSightings() == count);
        assertThat(dateline.storedArticles()).isEqualTo(count);
    }

    /// Writes a file into a folder until its disk has no room left.
    private static Path fill(Path folder) throws IOException {
        Path file = folder.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        return file;
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(
                    "{\"id\":\"harbour-%d\",\"title\":\"Quay %d\",\"text\":\"".formatted(i, i));
            for (int sentence = 0; sentence < 40; sentence++) {
                lines.append(
                        "Quay %d of harbour %d was rebuilt again. ".formatted(i, sentence * i));
            }
            lines.append("\"}\n");
        }
        return lines.toString();
    }
}
