package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleStored;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;
import org.dateline.store.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
@Tag("containers")
class StoreServiceIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    private final String topic = "enriched-" + UUID.randomUUID();
    private final TestDatabase database = TestDatabase.withoutTables();

    @BeforeEach
    void createTopic() {
        Broker.createTopic(topic, 2);
    }

    @Test
    void articlesAreStoredAndAnnouncedAndOffsetsCommitted() throws MalformedEventException {
        List<ArticleEnriched> events = events(30);
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records(events));

            List<ConsumerRecord<byte[], byte[]>> told = stored(30);

            assertThat(told).hasSize(30);
            assertThat(told)
                    .extracting(record -> Broker.header(record, "ce_id"))
                    .containsExactlyInAnyOrderElementsOf(
                            events.stream().map(event -> CloudEvent.enriched(event).id()).toList());
            ArticleStored first = EventCodec.decode(told.getFirst().value(), ArticleStored.class);
            assertThat(new String(told.getFirst().key(), UTF_8))
                    .isEqualTo(first.articleId().toString());
            assertThat(database.value("select count(*) from article")).isEqualTo("30");
            await().atMost(SOON).until(() -> Broker.committed(topic) == 30);
            assertThat(store.health("ready")).isEqualTo(200);
            assertThat(store.stored()).isEqualTo(30);

            store.terminate();
            assertThat(store.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
        }
    }

    @Test
    void aBrokenRecordIsRejectedAloneAsItCame() {
        List<ArticleEnriched> events = events(3);
        var broken =
                new ProducerRecord<>(
                        topic, "key".getBytes(UTF_8), "{\"articleId\"".getBytes(UTF_8));
        broken.headers().add("ce_specversion", "never".getBytes(UTF_8));
        broken.headers().add("ce_time", "yesterday".getBytes(UTF_8));
        broken.headers().add("ce_id", "some-claim/7/1".getBytes(UTF_8));
        broken.headers().add("test", topic.getBytes(UTF_8));
        var unknown = new ProducerRecord<>(topic, "key".getBytes(UTF_8), "{}".getBytes(UTF_8));
        unknown.headers().add("ce_type", "org.example.other.v9".getBytes(UTF_8));
        unknown.headers().add("test", topic.getBytes(UTF_8));
        var tombstone = new ProducerRecord<byte[], byte[]>(topic, "key".getBytes(UTF_8), null);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(records(events));
        records.add(1, broken);
        records.add(unknown);
        records.add(tombstone);
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records);

            List<ConsumerRecord<byte[], byte[]>> rejected =
                    Broker.read(
                            Topic.REJECTED.name(),
                            2,
                            record -> Broker.header(record, "test").equals(topic));

            assertThat(rejected)
                    .extracting(record -> Broker.header(record, "rejected_reason"))
                    .containsExactlyInAnyOrder("MALFORMED_EVENT", "UNKNOWN_EVENT_TYPE");
            ConsumerRecord<byte[], byte[]> first =
                    rejected.stream()
                            .filter(record -> record.value().length > 2)
                            .findFirst()
                            .orElseThrow();
            assertThat(first.value()).isEqualTo(broken.value());
            assertThat(first.key()).isEqualTo(broken.key());
            assertThat(first.headers().toArray()).startsWith(broken.headers().toArray());
            assertThat(Broker.header(first, "rejected_stage")).isEqualTo("store");
            assertThat(Broker.header(first, "rejected_topic")).isEqualTo(topic);
            assertThat(stored(3)).hasSize(3);
            await().atMost(SOON).until(() -> Broker.committed(topic) == 6);
            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    database.rows(
                                                            "select reason, claim, record, stage"
                                                                    + " from rejection where topic = '"
                                                                    + topic
                                                                    + "' order by reason"))
                                            .containsExactly(
                                                    "MALFORMED_EVENT|some-claim|7|store",
                                                    "UNKNOWN_EVENT_TYPE|null|null|store"));
            assertThat(store.health("live")).isEqualTo(200);
        }
    }

    @Test
    void aRecordThatNoTopicTakesIsRejectedWithoutWhatIsTooLarge() {
        byte[] huge = new byte[17 << 20];
        var value = new ProducerRecord<>(topic, "large value".getBytes(UTF_8), huge);
        value.headers().add("test", topic.getBytes(UTF_8));
        var header = new ProducerRecord<>(topic, topic.getBytes(UTF_8), "{}".getBytes(UTF_8));
        header.headers().add("test", topic.getBytes(UTF_8)).add("large", huge);
        try (StoreProcess store = start(Map.of())) {
            Broker.sendCompressed(List.of(value, header));
            Broker.send(records(events(3)));

            await().atMost(SOON).until(() -> Broker.committed(topic) == 5);

            List<ConsumerRecord<byte[], byte[]>> rejected =
                    Broker.read(
                            Topic.REJECTED.name(),
                            2,
                            record -> Broker.header(record, "rejected_topic").equals(topic));
            assertThat(rejected)
                    .hasSize(2)
                    .allSatisfy(
                            record -> {
                                assertThat(record.value()).isNull();
                                assertThat(Broker.header(record, "rejected_value"))
                                        .isEqualTo("left out, too large");
                            });
            assertThat(rejected)
                    .extracting(record -> Broker.header(record, "test"))
                    .containsExactlyInAnyOrder(topic, "");
            assertThat(database.count("article")).isEqualTo(3);
            assertThat(store.health("live")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "before-database-commit, 0, 0",
        "after-database-commit, 20, 0",
        "after-flush, 20, 20"
    })
    void aCrashRepeatsTheBatchAndChangesNothing(String point, long rows, int told) {
        Broker.send(records(events(20)));
        try (StoreProcess store =
                start(
                        Map.of(
                                "dateline.crash-at",
                                point,
                                "mp.messaging.incoming.enriched.auto.commit.interval.ms",
                                "50"))) {
            assertThat(store.awaitExit(SOON)).isEqualTo(137);
        }
        long stored = database.hasTables() ? database.count("article") : 0;
        assertThat(stored).isBetween(Math.min(rows, 1), rows);
        assertThat(Broker.committed(topic)).isZero();
        List<String> before = stored == 0 ? List.of() : contentsApartFromClusters();

        try (StoreProcess store = start(Map.of())) {
            await().atMost(SOON).until(() -> Broker.committed(topic) == 20);
            assertThat(store.health("live")).isEqualTo(200);
        }

        assertThat(database.count("article")).isEqualTo(20);
        assertThat(contentsApartFromClusters()).containsAll(before);
        List<ConsumerRecord<byte[], byte[]>> announced = stored(20 + Math.min(told, 1));
        assertThat(announced).hasSizeBetween(20, 40);
        assertThat(announced)
                .extracting(record -> Broker.header(record, "ce_id"))
                .containsAll(events(20).stream().map(e -> CloudEvent.enriched(e).id()).toList());
    }

    /// Rows are committed before clusters are looked for, so a crash may come between the two.
    private List<String> contentsApartFromClusters() {
        return database.contents().stream()
                .filter(row -> !row.startsWith("cluster"))
                .map(row -> row.replaceAll("\"placed\": \\d", ""))
                .toList();
    }

    /// The articles here are a large family, of whose pairs those that tie a body to its cluster
    /// depend on which came first.
    private List<String> contentsApartFromPairs() {
        return database.contents().stream()
                .filter(row -> !row.startsWith("duplicate") && !row.startsWith("article_pair"))
                .toList();
    }

    @Test
    void aReplayBringsARestoredDatabaseUpToDateAndMayBeRepeated() {
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records(events(10)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 10);
            Instant between = Instant.now();
            Broker.send(records(events(20).subList(10, 20)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 20);
            List<String> whole = contentsApartFromPairs();
            database.empty();

            assertThat(store.replay(between)).isEqualTo(202);
            await().atMost(SOON).until(() -> store.replayed().contains("DONE"));
            assertThat(database.count("article")).isEqualTo(10);

            for (int time = 0; time < 2; time++) {
                assertThat(store.replay(Instant.EPOCH)).isEqualTo(202);
                await().atMost(SOON).until(() -> store.replayed().contains("DONE"));
                assertThat(store.replayed())
                        .contains("\"from\":\"1970-01-01T00:00:00Z\"", "\"records\":20");
                assertThat(contentsApartFromPairs()).containsExactlyInAnyOrderElementsOf(whole);
            }
            assertThat(Broker.committed(topic)).isEqualTo(20);
            assertThat(store.health("ready")).isEqualTo(200);
        }
    }

    @Test
    void aReplayLeavesOutRecordsOnWhichProcessesDied() {
        try (StoreProcess store = start(Map.of())) {
            ProducerRecord<byte[], byte[]> deadly = records(events(1)).getFirst();
            Broker.send(
                    List.of(
                            new ProducerRecord<>(
                                    topic, 0, deadly.key(), deadly.value(), deadly.headers())));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 1);
            Broker.send(records(events(5).subList(1, 5)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 5);
            database.empty();
            var rejected =
                    new ProducerRecord<>(Topic.REJECTED.name(), deadly.key(), deadly.value());
            new Rejection(ReasonCode.PROCESS_DIED, "store", "x", topic, 0, 0, Instant.EPOCH)
                    .headers()
                    .forEach(rejected.headers()::add);
            Broker.send(List.of(rejected));

            assertThat(store.replay(Instant.EPOCH)).isEqualTo(202);
            await().atMost(SOON).until(() -> store.replayed().contains("DONE"));

            assertThat(database.count("article")).isEqualTo(4);
        }
    }

    private StoreProcess start(Map<String, String> settings) {
        return StoreProcess.start(topic, database.url(), settings);
    }

    private List<ArticleEnriched> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> article("https://" + topic + ".example/" + i).event())
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<ArticleEnriched> events) {
        return events.stream().map(event -> Broker.enriched(topic, event)).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> stored(int count) {
        return Broker.read(
                Topic.STORED.name(),
                count,
                record -> Broker.header(record, "ce_id").contains(topic));
    }
}
