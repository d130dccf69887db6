package org.dateline.enrich.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.internals.Topic;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.OpenTransaction;
import org.dateline.broker.TopicReader;

/// The coordinators' own log, read for what they decided of transactions.
final class TransactionLog {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TopicReader<byte[], byte[]> reader;

    /// @param settings by Kafka's names: servers, security
    TransactionLog(Map<String, Object> settings) {
        Map<String, Object> reading = ClientSettings.reader(settings);
        reading.put("isolation.level", "read_uncommitted");
        this.reader = TopicReader.ofBytes(reading, PATIENCE);
    }

    /// @throws KafkaException when it could not be read to its end
    Map<OpenTransaction, Fate> fates(Collection<OpenTransaction> transactions) {
        Decisions decisions = new Decisions(transactions);
        reader.read(
                Topic.TRANSACTION_STATE_TOPIC_NAME,
                record -> {
                    if (record.value() != null) {
                        CoordinatorRecord.read(ByteBuffer.wrap(record.value()))
                                .ifPresent(decisions::note);
                    }
                });
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
