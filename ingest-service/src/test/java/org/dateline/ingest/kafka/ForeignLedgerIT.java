package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dateline.broker.TopicReader;
import org.dateline.events.ArticleReceived;
import org.dateline.events.EventCodec;
import org.dateline.events.Sha256;
import org.dateline.events.Topic;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.teststack.OwnBroker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever stands on the ledger: it takes no file away, repeats none, and stops nothing.
class ForeignLedgerIT extends AtSite {

    private static final String TEXT = "news";

    private Producer<String, byte[]> anybody;

    @BeforeEach
    void open() throws IOException {
        anybody =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        anybody.close();
    }

    @Test
    void foreignRecordsNeitherStopIntakeNorTakeAFileAway() throws IOException {
        String claim = claimOfOneKilledAt(CrashPoint.CLAIMED);
        String owner = Inbox.open(site.inbox()).transactionalId(0);
        write("hello", "world".getBytes(UTF_8));
        write(claim, "null".getBytes(UTF_8));
        write(claim, "{}".getBytes(UTF_8));
        write(claim, "{\"claim\":null,\"owner\":null}".getBytes(UTF_8));
        write(claim, "[".repeat(100_000).getBytes(UTF_8));
        write(claim, new byte[900_000]);
        write("another", EventCodec.encode(entry(claim, owner, 1, TEXT.length(), true)));
        write(claim, EventCodec.encode(entry(claim, owner, 1, TEXT.length(), true)));
        write(claim, EventCodec.encode(entry(claim, owner, 7, 1L << 50, false)));
        write(owner, EventCodec.encode(entry(owner, owner, 1, 1, true)));

        publishTheRest();

        assertThat(texts()).containsExactly(TEXT);
        assertThat(site.filesIn("archive")).containsExactly("a.txt");
        assertThat(site.quarantined).isEmpty();
        assertThat(site.conditions.held().get(Condition.FOREIGN_RECORDS))
                .contains("ingest.ledger", "not written by an ingester of this inbox");
    }

    /// A topic's limit is on what compressed records take.
    @Test
    void foreignRecordsThatFillTheMemoryOnceDecompressedDontStopIntake(@TempDir Path folder)
            throws Exception {
        try (OwnBroker own = OwnBroker.start(folder.resolve("kafka"), folder);
                var compressing =
                        new KafkaProducer<>(
                                Map.of(
                                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        own.bootstrapServers(),
                                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                        "gzip",
                                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                        16 << 20),
                                new StringSerializer(),
                                new ByteArraySerializer())) {
            for (int i = 0; i < 30; i++) {
                compressing
                        .send(new ProducerRecord<>(Topic.LEDGER.name(), "k", new byte[8 << 20]))
                        .get();
            }
            Site other = new Site(folder, own.bootstrapServers());
            other.drop("a.txt", TEXT.getBytes(UTF_8));
            Files.createDirectory(folder.resolve("archive"));

            Process process = IngestProcess.start(folder, own.bootstrapServers());
            try {
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        !process.isAlive()
                                                || other.filesIn("archive").contains("a.txt"));
                assertThat(other.filesIn("archive")).containsExactly("a.txt");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void foreignRecordsRepeatNothing() throws IOException {
        String claim = claimOfOneKilledAt(CrashPoint.COMMITTED_BEFORE_MOVE);
        String owner = Inbox.open(site.inbox()).transactionalId(0);
        write(claim, null);
        write(claim, EventCodec.encode(entry(claim, owner, 0, 0, false)));

        publishTheRest();

        assertThat(texts()).containsExactly(TEXT);
        assertThat(site.filesIn("archive")).containsExactly("a.txt");
    }

    @Test
    void theCopyOfAnOldRecordRepeatsNothing() throws IOException {
        String many = "{\"text\":\"one\"}\n".repeat(1_500);
        site.drop("a.ndjson", many.getBytes(UTF_8));
        killAt(CrashPoint.COMMITTED_BEFORE_MOVE, 2);
        String claim = Inbox.open(site.inbox()).claims().getFirst().id().toString();
        List<ConsumerRecord<String, byte[]>> records = ledgerOf(claim);
        assertThat(records).hasSize(2);
        ConsumerRecord<String, byte[]> first = records.getFirst();
        anybody.send(
                new ProducerRecord<>(
                        first.topic(), null, first.key(), first.value(), first.headers()));
        anybody.flush();

        publishTheRest();

        assertThat(texts()).hasSize(1_500);
        assertThat(site.filesIn("archive")).containsExactly("a.ndjson");
    }

    private String claimOfOneKilledAt(CrashPoint point) throws IOException {
        site.drop("a.txt", TEXT.getBytes(UTF_8));
        killAt(point, 1);
        return Inbox.open(site.inbox()).claims().getFirst().id().toString();
    }

    private void killAt(CrashPoint point, int times) throws IOException {
        int[] left = {times};
        try (Ingester killed =
                site.start(
                        passed -> {
                            if (passed == point && --left[0] == 0) {
                                throw new AssertionError("killed here");
                            }
                        })) {
            await().atMost(LIMIT).until(() -> !killed.isAlive());
        }
    }

    private void publishTheRest() throws IOException {
        int before = site.archived.get();
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(() -> site.archived.get() == before + 1);
            await().atMost(LIMIT).until(ingester::isReady);
        }
    }

    private List<ConsumerRecord<String, byte[]>> ledgerOf(String claim) {
        return new TopicReader<>(
                        new Clients(Map.of("bootstrap.servers", broker)).reader(),
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        LIMIT)
                .allCommitted(Topic.LEDGER.name()).stream()
                        .filter(record -> claim.equals(record.key()))
                        .toList();
    }

    private void write(@Nullable String key, byte @Nullable [] value) {
        anybody.send(new ProducerRecord<>(Topic.LEDGER.name(), key, value));
        anybody.flush();
    }

    private static LedgerEntry entry(
            String claim, String owner, long records, long bytes, boolean done) {
        return new LedgerEntry(claim, owner, records, bytes, Sha256.hex(TEXT), 1, null, done);
    }

    private List<String> texts() {
        return received.all().stream().map(ArticleReceived::text).toList();
    }
}
