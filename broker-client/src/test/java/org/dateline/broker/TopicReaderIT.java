package org.dateline.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Topics on which other producers have transactions open, which hide what others committed.
class TopicReaderIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final String servers = TestStack.start().bootstrapServers();
    private final String topic = "reader-" + UUID.randomUUID();
    private final Map<String, Object> settings =
            ClientSettings.reader(Map.of("bootstrap.servers", servers, "group.id", "none"));
    private final Producer<String, String> first = producer();
    private final Producer<String, String> second = producer();

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void closeProducers() {
        first.close();
        second.close();
    }

    @Test
    void abortedRecordsAreNotReadAndTheirOffsetsDoNotMatter() {
        commit("a", "b");
        begin(first, "aborted");
        first.abortTransaction();

        assertThat(values(reader(LONG).allCommitted(topic))).containsExactly("a", "b");
    }

    @Test
    void aReaderStopsBeforeATransactionThatIsOpen() {
        commit("before");
        begin(first, "open");
        commit("behind");

        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        reader(LONG).read(topic, read::add);

        assertThat(values(read)).containsExactly("before");
    }

    @Test
    void whatIsCommittedBehindAnOpenTransactionIsWaitedFor() {
        begin(first, "open");
        commit("behind");

        var reading = CompletableFuture.supplyAsync(() -> reader(LONG).allCommitted(topic));
        first.abortTransaction();

        assertThat(values(reading.join())).containsExactly("behind");
    }

    @Test
    void aTransactionThatStaysOpenIsNotWaitedForForEver() {
        begin(first, "open");

        assertThatThrownBy(() -> reader(SHORT).allCommitted(topic))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(topic)
                .hasMessageContaining("offsets left: 1");
    }

    @Test
    void aTopicThatIsMissingIsNotTakenForAnEmptyOne() {
        assertThatThrownBy(() -> reader(LONG).allCommitted(topic + "-missing"))
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessageContaining(topic + "-missing");
    }

    @Test
    void singleRecordsComeOneByOneUpToTheEndAtTheBeginning() {
        commit("a", "b");
        var partition = new TopicPartition(topic, 0);
        try (var records =
                new SingleRecords(ClientSettings.singleRecords(settings), partition, 0)) {
            commit("later");

            assertThat(records.next()).map(TopicReaderIT::value).contains("a");
            records.seek(0);
            assertThat(records.next()).map(TopicReaderIT::value).contains("a");
            assertThat(records.next()).map(TopicReaderIT::value).contains("b");
            assertThat(records.hasAny(2)).as("the end of the transaction").isTrue();
            assertThat(records.next()).isEmpty();
            assertThat(records.hasAny(records.end())).isFalse();
        }
    }

    private TopicReader<byte[], byte[]> reader(Duration patience) {
        return TopicReader.ofBytes(settings, patience);
    }

    private Producer<String, String> producer() {
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                servers,
                                "transactional.id",
                                UUID.randomUUID().toString()),
                        new StringSerializer(),
                        new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private void begin(Producer<String, String> producer, String... values) {
        producer.beginTransaction();
        for (String value : values) {
            var _ = producer.send(new ProducerRecord<>(topic, value));
        }
        producer.flush();
    }

    private void commit(String... values) {
        begin(second, values);
        second.commitTransaction();
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(TopicReaderIT::value).toList();
    }

    private static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), UTF_8);
    }
}
