package org.dateline.enrich.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The coordinators' own log, read for what they decided of transactions.
final class TransactionLog {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings;

    /// @param settings by Kafka's names: servers, security
    TransactionLog(Map<String, Object> settings) {
        this.settings = new HashMap<>(settings);
        this.settings.put("isolation.level", "read_uncommitted");
        this.settings.put("enable.auto.commit", false);
        this.settings.put("auto.offset.reset", "earliest");
        this.settings.put("default.api.timeout.ms", 10_000);
    }

    /// @throws TimeoutException when it could not be read to its end
    Map<OpenTransaction, Fate> fates(Collection<OpenTransaction> transactions) {
        Decisions decisions = new Decisions(transactions);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.TRANSACTION_STATE_TOPIC_NAME).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            Topic.TRANSACTION_STATE_TOPIC_NAME + " could not be read to its end");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        CoordinatorRecord.read(ByteBuffer.wrap(record.value()))
                                .ifPresent(decisions::note);
                    }
                }
            }
        }
        return decisions.fates();
    }

    /// What is decided of the wanted transactions, as the records tell one after another.
    static final class Decisions {

        private final Map<OpenTransaction, Fate> fates = new HashMap<>();
        private final Set<OpenTransaction> begun = new HashSet<>();

        Decisions(Collection<OpenTransaction> wanted) {
            wanted.forEach(one -> fates.put(one, Fate.ABORTED));
        }

        /// A decision may have a later epoch than what it decides: it fences the producer.
        void note(CoordinatorRecord record) {
            for (OpenTransaction one : List.copyOf(fates.keySet())) {
                if (one.producerId() == record.producerId()
                        && record.partitions().contains(one.partition())) {
                    note(one, record);
                }
            }
        }

        private void note(OpenTransaction one, CoordinatorRecord record) {
            switch (record.status()) {
                case ONGOING -> {
                    if (record.producerEpoch() == one.producerEpoch()) {
                        begun.add(one);
                    }
                }
                case PREPARE_COMMIT, PREPARE_ABORT -> {
                    if (begun.remove(one)) {
                        fates.put(
                                one,
                                record.status() == CoordinatorRecord.Status.PREPARE_COMMIT
                                        ? Fate.COMMITTED
                                        : Fate.ABORTED);
                    }
                }
                case OTHER -> {}
            }
        }

        Map<OpenTransaction, Fate> fates() {
            return Map.copyOf(fates);
        }
    }
}
