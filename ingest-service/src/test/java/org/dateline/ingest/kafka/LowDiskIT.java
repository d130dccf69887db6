package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.receipt.Uploads;
import org.dateline.teststack.OwnBroker;
import org.dateline.teststack.SmallDisk;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that fill up: intake stops before anything dies of it, and goes on by itself.
class LowDiskIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ARTICLES = 20_000;

    private @TempDir Path root;

    @Test
    void intakeStopsBeforeKafkasDiskIsFullAndGoesOnOnceThereIsRoom() throws Exception {
        Path data = Files.createDirectory(root.resolve("broker"));
        try (SmallDisk disk = mounted(data, 150);
                OwnBroker broker = OwnBroker.start(data.resolve("kafka"), root)) {
            Site site = new Site(root, broker.bootstrapServers());
            try (var received = new ReceivedArticles(broker.bootstrapServers(), site.folder);
                    Ingester ingester = site.startThrifty()) {
                await().atMost(LIMIT).until(ingester::isReady);
                site.drop("large.ndjson", lines());

                await().atMost(LIMIT)
                        .until(() -> site.conditions.held().containsKey(Condition.DISK_LOW));
                assertThat(site.conditions.held().get(Condition.DISK_LOW))
                        .contains("Kafka's disk", "MiB free");
                assertThat(ingester.isReady()).isFalse();
                assertThat(ingester.isAlive()).isTrue();
                assertThat(broker.isAlive()).isTrue();
                int before = site.published.get();
                assertThat(before).isBetween(1, ARTICLES - 1);

                disk.resize(900);

                await().atMost(LIMIT).until(() -> site.archived.get() == 1);
                await().atMost(LIMIT).until(ingester::isReady);
                assertThat(broker.isAlive()).isTrue();
                assertThat(received.all()).hasSize(ARTICLES);
            }
            assertThat(site.fatal()).isEmpty();
        }
    }

    @Test
    void intakeStopsWhileTheDiskOfItsArchiveIsLow() throws Exception {
        Site site = new Site(root, TestStack.start().bootstrapServers());
        Path archive = Files.createDirectories(root.resolve("archive"));
        try (SmallDisk _ = mounted(archive, 100);
                var received =
                        new ReceivedArticles(TestStack.start().bootstrapServers(), site.folder)) {
            try (Ingester ingester = site.startThrifty()) {
                await().atMost(LIMIT).until(ingester::isReady);
                Path filler = Files.write(archive.resolve("filler"), new byte[90 << 20]);
                await().atMost(LIMIT)
                        .until(() -> site.conditions.held().containsKey(Condition.DISK_LOW));
                assertThat(site.conditions.held().get(Condition.DISK_LOW))
                        .contains("archive", archive.toString());
                site.drop("a.txt", "waits for room".getBytes(UTF_8));
                assertThat(ingester.isReady()).isFalse();

                Files.delete(filler);

                await().atMost(LIMIT).until(() -> site.archived.get() == 1);
                await().atMost(LIMIT).until(ingester::isReady);
            }
            assertThat(received.all()).hasSize(1);
        }
    }

    @Test
    void aFileThatTheArchiveHasNoRoomForWaitsInTheInboxAndSmallerOnesAreTaken() throws Exception {
        Site site = new Site(root, TestStack.start().bootstrapServers());
        Path archive = Files.createDirectories(root.resolve("archive"));
        try (SmallDisk _ = mounted(archive, 24);
                var received =
                        new ReceivedArticles(TestStack.start().bootstrapServers(), site.folder)) {
            Path filler = Files.write(archive.resolve("filler"), new byte[11 << 20]);
            try (Ingester ingester = site.startThrifty()) {
                await().atMost(LIMIT).until(ingester::isReady);
                site.drop("long.ndjson", article(9 << 20));
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        site.conditions
                                                .held()
                                                .containsKey(Condition.FILE_WAITS_FOR_ROOM));
                assertThat(site.conditions.held().get(Condition.FILE_WAITS_FOR_ROOM))
                        .contains("long.ndjson waits", "the archive's disk", "free some space");
                site.drop("a.ndjson", article(4 << 20));
                await().atMost(LIMIT).until(() -> site.archived.get() == 1);
                assertThat(ingester.isReady()).isTrue();
                assertThat(site.filesIn("inbox")).containsExactly("long.ndjson");

                Files.delete(filler);

                await().atMost(LIMIT).until(() -> site.archived.get() == 2);
            }
            assertThat(site.conditions.held()).doesNotContainKey(Condition.ARCHIVE_FAILED);
            assertThat(received.all()).hasSize(2);
        }
    }

    @Test
    void aForcedFileThatTheArchiveHasNoRoomForWaits() throws Exception {
        Site site = new Site(root, TestStack.start().bootstrapServers());
        Path archive = Files.createDirectories(root.resolve("archive"));
        try (SmallDisk disk = mounted(archive, 24)) {
            Path filler = Files.write(archive.resolve("filler"), new byte[11 << 20]);
            try (Ingester ingester = site.startThrifty()) {
                await().atMost(LIMIT).until(ingester::isReady);
                ClaimIds ids = new ClaimIds(Clock.systemUTC(), new Random(1));

                new Uploads(ingester.inbox(), ids, ingester::wake)
                        .acceptForced(
                                Path.of("long.ndjson"), new ByteArrayInputStream(article(9 << 20)));

                awaitWaiting(site, "long.ndjson waits");
                assertThat(site.archived.get()).isZero();
                assertThat(ingester.isReady()).isTrue();
                Files.delete(filler);
                await().atMost(LIMIT).until(() -> site.archived.get() == 1);
            }
            assertThat(site.conditions.held()).doesNotContainKey(Condition.ARCHIVE_FAILED);
        }
    }

    @Test
    void aRetriedFileThatTheArchiveHasNoRoomForWaits() throws Exception {
        Site site = new Site(root, TestStack.start().bootstrapServers());
        Path archive = Files.createDirectories(root.resolve("archive"));
        try (SmallDisk disk = mounted(archive, 24);
                Ingester ingester = site.startThrifty()) {
            await().atMost(LIMIT).until(ingester::isReady);
            site.drop("a.exe", new byte[9 << 20]);
            await().atMost(LIMIT).until(() -> site.quarantined.size() == 1);
            Path filler = Files.write(archive.resolve("filler"), new byte[11 << 20]);
            // what was seen of a disk holds for half a second
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

            assertThat(ingester.retry(ingester.quarantine().entries().getFirst().claim())).isTrue();

            awaitWaiting(site, "a.exe waits");
            assertThat(site.quarantined).isEqualTo(Map.of(ReasonCode.UNSUPPORTED_FORMAT, 1));
            Files.delete(filler);
            await().atMost(LIMIT)
                    .until(() -> site.quarantined.equals(Map.of(ReasonCode.UNSUPPORTED_FORMAT, 2)));
        }
    }

    private static void awaitWaiting(Site site, String line) {
        await().atMost(LIMIT)
                .until(() -> site.conditions.held().containsKey(Condition.FILE_WAITS_FOR_ROOM));
        assertThat(site.conditions.held().get(Condition.FILE_WAITS_FOR_ROOM))
                .contains(line, "the archive's disk", "free some space");
    }

    /// A line with an article, padded by what it declares to nobody.
    private static byte[] article(int length) {
        String blank = " ".repeat(1000) + "\n";
        return ("{\"text\":\"Read as soon as there is room, number "
                        + length
                        + ".\"}\n"
                        + blank.repeat(length / blank.length()))
                .getBytes(UTF_8);
    }

    private static SmallDisk mounted(Path folder, int mebibytes) {
        Optional<SmallDisk> disk = SmallDisk.mount(folder, mebibytes);
        assumeThat(disk).as("a file system of its own needs the right to mount one").isPresent();
        return disk.orElseThrow();
    }

    private static byte[] lines() {
        String words = "The harbour opened another quay on Monday. ".repeat(100);
        return IntStream.range(0, ARTICLES)
                .mapToObj(i -> "{\"text\":\"Number " + i + ". " + words + "\"}\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }
}
