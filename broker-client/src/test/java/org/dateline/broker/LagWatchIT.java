package org.dateline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lag of a group that has no members: the watch takes no part in it.
class LagWatchIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(3);

    private final String servers = TestStack.start().bootstrapServers();
    private final String name = "lag-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(name, 0);
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
    private LagWatch watch;

    @BeforeEach
    void start() throws Exception {
        admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                .all()
                .get();
        watch = watch(SOON);
    }

    @AfterEach
    void end() {
        watch.close();
        admin.close();
    }

    @Test
    void whatTheGroupHasNotCommittedIsItsLag() throws Exception {
        awaitLag(0);
        try (var producer = producer()) {
            send(producer, 10);
            producer.commitTransaction();
        }
        awaitLag(11); // with the end of their transaction
        commit(4);
        awaitLag(7);
        commit(10);
        awaitLag(0);
    }

    @Test
    void whatIsNeverConsumedIsNoLag() throws Exception {
        try (var producer = producer()) {
            send(producer, 3);
            producer.commitTransaction();
            send(producer, 500);
            producer.abortTransaction();
        }
        commit(3);
        awaitLag(0);
        assertThat(watch.standstill()).isEmpty();
    }

    @Test
    void recordsThatNobodyTakesAreAStandstillUntilSomebodyDoes() throws Exception {
        try (var producer = producer()) {
            send(producer, 3);
            producer.commitTransaction();
        }
        await().atMost(LONG).until(() -> watch.standstill().isPresent());
        assertThat(watch.standstill()).get().asString().contains(partition.toString());
        commit(3);
        await().atMost(LONG).until(() -> watch.standstill().isEmpty());
        awaitLag(0);
    }

    /// As behind a transaction that hangs.
    @Test
    void recordsOfATransactionThatDoesNotEndAreAStandstill() throws Exception {
        try (var producer = producer()) {
            send(producer, 3);
            producer.flush();
            await().atMost(LONG).until(() -> watch.standstill().isPresent());
            assertThat(watch.records().orElse(-1)).isIn(-1L, 3L);
            producer.abortTransaction();
            awaitLag(0);
        }
    }

    @Test
    void withoutABrokerNothingIsTold() {
        try (var _ = TestStack.start().silenceBroker()) {
            await().atMost(LONG).until(() -> watch.records().isEmpty());
            assertThat(watch.standstill()).isEmpty();
        }
        awaitLag(0);
    }

    private LagWatch watch(Duration stalledAfter) {
        return LagWatch.start(
                Map.of("bootstrap.servers", servers),
                name,
                name,
                stalledAfter,
                InstantSource.system());
    }

    private void awaitLag(long records) {
        await().atMost(LONG).until(() -> watch.records().orElse(-1) == records);
    }

    private void commit(long offset) throws Exception {
        admin.alterConsumerGroupOffsets(name, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", servers,
                                "transactional.id", name,
                                "transaction.timeout.ms", 300_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int records) {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(name, new byte[10]));
        }
    }
}
