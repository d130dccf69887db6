package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.events.ReasonCode;
import org.dateline.events.Topic;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults around a file, and then: everything exactly once.
class FaultIT extends AtSite {

    /// A name that is too long for a claim to be one file.
    private static final String LONG_NAME =
            "a name so long that no claim can be one file by it, and so is a folder that holds the"
                    + " file; it is a good deal longer than what most people call their files.txt";

    /// Ends an ingester's thread where it stands, as the end of its process would.
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        static CrashPoint.Passing at(CrashPoint chosen) {
            return point -> {
                if (point == chosen) {
                    throw new Killed();
                }
            };
        }
    }

    @Test
    void aCommittedLedgerEntryIsFoundBehindTheOpenTransactionOfAnother() throws IOException {
        try (Producer<String, byte[]> other = otherIngester()) {
            try (Ingester killed = site.start(Killed.at(CrashPoint.COMMITTED_BEFORE_MOVE))) {
                await().atMost(LIMIT).until(killed::isReady);
                other.beginTransaction();
                var entry =
                        new LedgerEntry(
                                UUID.randomUUID().toString(), "other", 1, 1, "", 1, null, false);
                other.send(
                        new ProducerRecord<>(
                                Topic.LEDGER.name(), entry.claim(), EventCodec.encode(entry)));
                other.flush();
                site.drop("a.txt", bytes("committed behind it"));
                await().atMost(LIMIT).until(() -> !killed.isAlive());
            }

            try (Ingester _ = site.start()) {
                await().during(Duration.ofSeconds(2)).until(() -> site.archived.get() == 0);
                other.abortTransaction();
                awaitArchived(1);
            }
        }
        assertThat(texts()).containsExactly("committed behind it");
        assertThat(site.published).hasValue(1);
    }

    @Test
    void anIngesterThatWasFencedWhileItsSlotIsItsOwnGoesOn() throws IOException {
        site.drop("a.txt", bytes("fenced"));
        try (Ingester _ = site.start(once(CrashPoint.PRODUCED_BEFORE_COMMIT, this::fence))) {
            awaitArchived(1);
        }
        assertThat(texts()).containsExactly("fenced");
        assertThat(site.fatal()).isEmpty();
    }

    @Test
    void anIngesterThatWasPausedAndFencedByItsSuccessorEnds() throws IOException {
        site.drop("a.txt", bytes("paused"));
        try (Ingester paused =
                site.start(
                        once(
                                CrashPoint.PRODUCED_BEFORE_COMMIT,
                                () -> {
                                    Files.writeString(lockFile(), UUID.randomUUID().toString());
                                    fence();
                                }))) {
            await().atMost(LIMIT).until(() -> !paused.isAlive());
        }
        assertThat(site.fatal()).hasSize(1);
        assertThat(site.archived).hasValue(0);
        try (Ingester _ = site.start()) {
            awaitArchived(1);
        }
        assertThat(texts()).containsExactly("paused");
    }

    @Test
    void aCommitWhoseOutcomeIsUnknownIsFoundOut() throws IOException {
        site.drop("a.txt", bytes("an answer is missing"));
        var silence = new AtomicReference<TestStack.Silence>();
        try (Ingester ingester =
                site.start(
                        once(
                                CrashPoint.PRODUCED_BEFORE_COMMIT,
                                () -> silence.set(TestStack.start().silenceBroker())))) {
            await().atMost(LIMIT).until(() -> silence.get() != null);
            try (var _ = silence.get()) {
                await().atMost(LIMIT)
                        .until(() -> site.conditions.held().containsKey(Condition.BROKER_AWAY));
                assertThat(ingester.isReady()).isFalse();
                assertThat(ingester.isAlive()).isTrue();
            }
            awaitArchived(1);
            await().atMost(LIMIT).until(ingester::isReady);
        }
        assertThat(texts()).containsExactly("an answer is missing");
        assertThat(site.fatal()).isEmpty();
    }

    @Test
    void theOpenTransactionOfAKilledProcessIsEndedByWhoAdoptsItsSlot() throws Exception {
        var dead = new CountDownLatch(1);
        try (Ingester ingester = site.start(once(CrashPoint.SEEN, dead::await))) {
            await().atMost(LIMIT).until(ingester::isReady);
            for (int i = 0; i < 3; i++) {
                site.drop(i + ".txt", bytes("article " + i));
            }
            Process other = IngestProcess.start(root, broker, CrashPoint.PRODUCED_BEFORE_COMMIT);
            try {
                assertThat(other.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(other.exitValue()).isEqualTo(IngestProcess.KILLED);
            } finally {
                other.destroyForcibly();
            }
            await().atMost(LIMIT).until(() -> site.archived.get() > 0);
            dead.countDown();
            awaitArchived(3);
        }
        assertThat(texts()).containsExactlyInAnyOrder("article 0", "article 1", "article 2");
    }

    @Test
    void aFileThatIsTouchedAndThenWrittenIsTakenWhenItIsWritten() throws IOException {
        try (Ingester ingester = site.startPatient()) {
            await().atMost(LIMIT).until(ingester::isReady);
            Path file = Files.createFile(site.inbox().resolve(site.folder).resolve("a.txt"));
            site.drop("b.txt", bytes("meanwhile"));
            awaitArchived(1);
            Files.writeString(file, "written at last");
            awaitArchived(2);
        }
        assertThat(texts()).containsExactlyInAnyOrder("meanwhile", "written at last");
        assertThat(site.quarantined).isEmpty();
    }

    @Test
    void aLostArchiveKeepsTheClaimUntilItIsBack() throws IOException {
        Path archive = root.resolve("archive");
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(ingester::isReady);
            Files.delete(archive);
            Files.writeString(archive, "in its place");
            site.drop("a.txt", bytes("stays"));

            awaitCondition(ingester);
            assertThat(Inbox.open(site.inbox()).claims()).hasSize(1);

            Files.delete(archive);
            awaitArchived(1);
            await().atMost(LIMIT).until(ingester::isReady);
        }
        assertThat(texts()).containsExactly("stays");
        assertThat(site.filesIn("archive")).containsExactly("a.txt");
    }

    @Test
    void aFullArchiveOnAnotherFileSystemKeepsTheClaimUntilThereIsRoom() throws IOException {
        Path archive = Files.createDirectories(root.resolve("archive"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", archive.toString()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Path filler = Files.write(archive.resolve("filler"), new byte[220 << 10]);
            String text = "as long as it takes ".repeat(4_000);
            try (Ingester ingester = site.start()) {
                site.drop("a.txt", bytes(text));
                awaitCondition(ingester);

                Files.delete(filler);
                awaitArchived(1);
                await().atMost(LIMIT).until(ingester::isReady);

                assertThat(run("mount", "-o", "remount,ro", archive.toString())).isZero();
                site.drop("b.txt", bytes("short"));
                awaitCondition(ingester);

                assertThat(run("mount", "-o", "remount,rw", archive.toString())).isZero();
                awaitArchived(2);
            }
            assertThat(texts()).containsExactlyInAnyOrder(text, "short");
            assertThat(site.filesIn("archive")).containsExactly("a.txt", "b.txt");
        } finally {
            run("umount", archive.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", LONG_NAME})
    void anArchiveOnAnotherFileSystemThatWasFullOnceTakesTheRest(String first) throws IOException {
        Path archive = Files.createDirectories(root.resolve("archive"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", archive.toString()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Path filler = Files.write(archive.resolve("filler"), new byte[180 << 10]);
            String text = "as long as it takes ".repeat(4_000);
            site.drop(first, bytes("short"));
            site.drop("b.txt", bytes(text));
            site.drop("c.txt", bytes("short, too"));
            try (Ingester ingester = site.start()) {
                awaitCondition(ingester);
                Files.delete(filler);
                awaitArchived(3);
                await().atMost(LIMIT).until(ingester::isReady);
            }
            assertThat(texts()).containsExactlyInAnyOrder("short", text, "short, too");
            assertThat(site.filesIn("archive")).containsExactlyInAnyOrder(first, "b.txt", "c.txt");
            assertThat(site.filesIn("inbox")).isEmpty();
        } finally {
            run("umount", archive.toString());
        }
    }

    @Test
    void aQuarantineOnAnotherFileSystemThatWasFullOnceTakesTheRest() throws IOException {
        Path quarantine = Files.createDirectories(root.resolve("quarantine"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", quarantine.toString()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Path filler = Files.write(quarantine.resolve("filler"), new byte[180 << 10]);
            site.drop("a.exe", bytes("short"));
            site.drop("b.exe", new byte[80_000]);
            site.drop("c.exe", bytes("short, too"));
            try (Ingester ingester = site.start()) {
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        site.conditions
                                                .held()
                                                .containsKey(Condition.QUARANTINE_FAILED));
                Files.delete(filler);
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        Map.of(ReasonCode.UNSUPPORTED_FORMAT, 3)
                                                .equals(site.quarantined));
                await().atMost(LIMIT).until(ingester::isReady);
                assertThat(ingester.quarantine().entries())
                        .extracting(entry -> entry.file().getFileName().toString())
                        .containsExactlyInAnyOrder("a.exe", "b.exe", "c.exe");
            }
            assertThat(site.filesIn("inbox")).isEmpty();
        } finally {
            run("umount", quarantine.toString());
        }
    }

    /// Its copying ends with the process, and is begun again by the next.
    @Test
    void aLongFileOnItsWayToAnotherFileSystemHoldsUpNoOther() throws IOException {
        Path archive = Files.createDirectories(root.resolve("archive"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", archive.toString()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Path filler = Files.write(archive.resolve("filler"), new byte[60 << 20]);
            StringBuilder many = new StringBuilder();
            for (int i = 0; many.length() < 12 << 20; i++) {
                many.append("{\"text\":\"").append("a ".repeat(2_000)).append(i).append("\"}\n");
            }
            site.drop("long.ndjson", bytes(many.toString()));
            try (Ingester ingester = site.start()) {
                awaitCondition(ingester);
                assertThat(site.conditions.held().get(Condition.ARCHIVE_FAILED))
                        .contains("there is room for");
            }
            Files.delete(filler);
            site.drop("b.txt", bytes("short"));
            try (Ingester ingester = site.start()) {
                awaitArchived(2);
                await().atMost(LIMIT).until(ingester::isReady);
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        !site.conditions
                                                .held()
                                                .containsKey(Condition.FILE_BEING_MOVED));
            }
            assertThat(site.filesIn("archive")).containsExactly("b.txt", "long.ndjson");
            assertThat(texts()).doesNotHaveDuplicates();
        } finally {
            run("umount", archive.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            names = {"COMMITTED_BEFORE_MOVE", "DURING_MOVE", "MOVED_BEFORE_TOMBSTONE"})
    void whereFilesAreDeletedACrashRepeatsNothing(CrashPoint point) throws IOException {
        site.drop("deep/a.txt", bytes("read and gone"));
        try (Ingester killed = site.startDeleting(Killed.at(point))) {
            await().atMost(LIMIT).until(() -> !killed.isAlive());
        }
        site.drop("b.txt", bytes("and another"));
        try (Ingester _ = site.startDeleting(CrashPoint.Passing.UNHINDERED)) {
            await().atMost(LIMIT).until(() -> site.filesIn("inbox").isEmpty());
        }
        assertThat(texts()).containsExactlyInAnyOrder("read and gone", "and another");
        assertThat(root.resolve("archive")).doesNotExist();
        assertThat(site.quarantined).isEmpty();
        var claims = received.all().stream().map(article -> article.source().claim()).toList();
        assertThat(
                        new LedgerTopic(
                                        new Clients(Map.of("bootstrap.servers", broker)),
                                        Inbox.open(site.inbox()).ledgerSecret())
                                .read(e -> claims.contains(e.claim()), LIMIT)
                                .entries())
                .isEmpty();
    }

    private void awaitCondition(Ingester ingester) {
        await().atMost(LIMIT)
                .until(() -> site.conditions.held().containsKey(Condition.ARCHIVE_FAILED));
        assertThat(ingester.isReady()).isFalse();
        assertThat(ingester.isAlive()).isTrue();
    }

    private void awaitArchived(int files) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> site.archived.get() == files);
    }

    private List<String> texts() {
        return received.all().stream().map(ArticleReceived::text).toList();
    }

    private Path lockFile() {
        return site.inbox().resolve(".dateline/0/lock");
    }

    /// What a successor does first.
    private void fence() throws IOException {
        String id = Inbox.open(site.inbox()).transactionalId(0);
        try (var successor = new Clients(Map.of("bootstrap.servers", broker)).producer(id)) {
            successor.initTransactions();
        }
    }

    private Producer<String, byte[]> otherIngester() {
        Producer<String, byte[]> other =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker,
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "other-" + UUID.randomUUID(),
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                                120_000),
                        new StringSerializer(),
                        new ByteArraySerializer());
        other.initTransactions();
        return other;
    }

    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    private static CrashPoint.Passing once(CrashPoint chosen, Fault fault) {
        var happened = new AtomicBoolean();
        return point -> {
            if (point == chosen && happened.compareAndSet(false, true)) {
                try {
                    fault.happen();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /// Its exit code.
    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
