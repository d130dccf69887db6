package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.article;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Topic;
import org.dateline.store.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The memory that the service has as it is shipped, and records that take more.
@Execution(ExecutionMode.CONCURRENT)
class StoreMemoryIT {

    private static final Duration SOON = Duration.ofSeconds(180);

    /// As `dateline up` starts it.
    private static final List<String> SHIPPED =
            List.of("-Xmx128m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    /// The first death may be anyone's, three more show that it repeats, one that it is of a few
    /// records, and two on the record alone that it is the record's doing; one more if it can't
    // even be read to be rejected.
    private static final int DEATHS = 8;

    /// What Dateline finds in an article takes no more.
    private static final int DATES = 2 << 20;

    private final String topic = "enriched-" + UUID.randomUUID();
    private final TestDatabase database = TestDatabase.withoutTables();

    @BeforeEach
    void createTopic() {
        Broker.createTopic(topic, 1);
    }

    @Test
    void eventsAsLargeAsAnyOfDatelinesAreStoredAndLargerOnesRejectedAsTheyCame() {
        int largest = Topic.RECEIVED.maxRecordBytes() + (2 << 20);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            records.add(record(i, filledTo(largest, event(i, "\"\u0416\n".repeat(250_000)))));
            records.add(record(100 + i, filledTo(largest + 1, event(100 + i, "small"))));
        }
        try (StoreProcess store = start()) {
            Broker.sendCompressed(records);

            await().atMost(SOON)
                    .until(() -> Broker.committed(topic) == records.size() || !store.isAlive());

            assertThat(store.isAlive()).as(store::log).isTrue();
            assertThat(database.count("article")).isEqualTo(6);
            List<ConsumerRecord<byte[], byte[]>> rejected = rejected(6);
            assertThat(rejected)
                    .hasSize(6)
                    .allSatisfy(
                            record -> {
                                assertThat(Broker.header(record, "rejected_reason"))
                                        .isEqualTo("TOO_LARGE");
                                assertThat(record.value()).hasSize(largest + 1);
                            });
        }
    }

    @Test
    void aRecordOnWhichProcessesDieIsPutAsideAndTheOthersStored() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> records.add(record(i, event(i, "before"))));
        records.add(record(20, new byte[160 << 20]));
        IntStream.range(21, 40).forEach(i -> records.add(record(i, event(i, "after"))));
        Broker.sendCompressed(records);
        int deaths = 0;
        boolean done = false;
        while (!done) {
            try (StoreProcess store = start()) {
                await().atMost(SOON)
                        .until(() -> !store.isAlive() || Broker.committed(topic) == records.size());
                done = Broker.committed(topic) == records.size();
                deaths += done ? 0 : 1;
                assertThat(deaths).as(store::log).isLessThanOrEqualTo(DEATHS);
            }
        }

        assertThat(database.count("article")).isEqualTo(39);
        List<ConsumerRecord<byte[], byte[]>> rejected = rejected(1);
        assertThat(rejected).hasSize(1);
        assertThat(Broker.header(rejected.getFirst(), "rejected_reason")).isEqualTo("PROCESS_DIED");
        assertThat(Broker.header(rejected.getFirst(), "rejected_offset")).isEqualTo("20");
        assertThat(Broker.header(rejected.getFirst(), "rejected_value")).startsWith("left out");
        assertThat(rejected.getFirst().value()).isNull();
    }

    private StoreProcess start() {
        return StoreProcess.start(
                topic,
                database.url(),
                Map.of("mp.messaging.incoming.enriched.auto.commit.interval.ms", "50"),
                SHIPPED);
    }

    private List<ConsumerRecord<byte[], byte[]>> rejected(int count) {
        return Broker.read(
                Topic.REJECTED.name(),
                count,
                record -> Broker.header(record, "rejected_topic").equals(topic));
    }

    private byte[] event(int number, String text) {
        return EventCodec.encode(
                article("https://" + topic + ".example/" + number).text(text).event());
    }

    /// Filled up with dates, of which each takes more memory than JSON, and a field of a later
    /// release.
    private static byte[] filledTo(int bytes, byte[] event) {
        String json = new String(event, UTF_8);
        String before = "\"dates\":[";
        int at = json.indexOf(before) + before.length();
        StringBuilder dates = new StringBuilder();
        int left = bytes - event.length;
        for (int start = 100; left > 200 && dates.length() < DATES; start++) {
            String date =
                    ("{\"start\":%d,\"end\":%d,\"text\":\"2021\",\"type\":\"DATE\",\"value\":\"2021\","
                                    + "\"earliest\":\"2021-01-01\",\"latest\":\"2021-12-31\",\"rule\":\"y\"},")
                            .formatted(start, start + 1);
            dates.append(date);
            left -= date.length();
        }
        String later = "\"later\":\"\",";
        return (json.substring(0, 1)
                        + later.replace("\"\"", '"' + "x".repeat(left - later.length()) + '"')
                        + json.substring(1, at)
                        + dates
                        + json.substring(at))
                .getBytes(UTF_8);
    }

    private ProducerRecord<byte[], byte[]> record(int number, byte[] value) {
        var record = new ProducerRecord<>(topic, ("key " + number).getBytes(UTF_8), value);
        record.headers().add("ce_type", CloudEvent.ENRICHED.getBytes(UTF_8));
        return record;
    }
}
