package org.dateline.store.kafka;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.dateline.broker.AttemptNotes;
import org.dateline.broker.AttemptNotes.Beginning;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.RejectedRecord;
import org.dateline.broker.SingleRecords;
import org.dateline.events.Attempt;
import org.jboss.logging.Logger;

/// Finds the record on which processes die, and has it put aside.
///
/// Whoever gets a partition notes an [Attempt] at its committed offset, once, before the first
/// batch; the next commit of the connector takes the note away. Where there is a note already, a
/// process died before it came any further. Its records are then gone through one at a time, before
/// the connector gets any, each with a note of its own, until all are behind that it may have had
/// in hand.
///
/// It runs on the thread that polls, in whose place in the group nothing changes meanwhile.
final class Attempts {

    /// More records of one partition than the connector ever has polled.
    private static final int IN_HAND = 1_000;

    /// Well below the time in which a member of the group has to poll again.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration DATABASE = Duration.ofSeconds(20);
    private static final Duration WITHDRAWAL = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Map<String, Object> configuration;
    private final Intake intake;
    private final Processing processing;
    private final Processing rejection;

    /// What is to be done with one record, which may be repeated.
    @FunctionalInterface
    interface Processing {
        void process(ConsumerRecord<byte[], byte[]> record) throws SQLException;
    }

    /// @param broker what `kafka.*` configures for every client of this process
    /// @param rejection of a record on which processes died
    Attempts(
            Map<String, Object> broker,
            Intake intake,
            Processing processing,
            Processing rejection) {
        configuration = ClientSettings.singleRecords(broker);
        configuration.put("client.id", "store-single");
        this.intake = intake;
        this.processing = processing;
        this.rejection = rejection;
    }

    /// Begins with new partitions. Where the broker fails this, it is left out: the next process
    /// that dies shows no less.
    void begin(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            AttemptNotes found = AttemptNotes.read(consumer, Set.copyOf(partitions));
            if (!found.notes().isEmpty()) {
                consumer.commitSync(found.notes());
            }
            long deadline = System.nanoTime() + LONGEST.toNanos();
            for (var suspect : found.suspects().entrySet()) {
                goThrough(consumer, suspect.getKey(), suspect.getValue(), deadline);
            }
        } catch (KafkaException e) {
            LOG.warnf("attempt not noted reason=%s", e.getMessage());
        }
    }

    private void goThrough(
            Consumer<?, ?> consumer, TopicPartition partition, Beginning begun, long deadline) {
        LOG.warnf(
                "an earlier process ended before it came further, records are processed one at a"
                        + " time topic=%s partition=%d offset=%d attempt=%s",
                partition.topic(), partition.partition(), begun.offset(), begun.found().metadata());
        if (!intake.awaitDatabase(DATABASE)) {
            return;
        }
        try (SingleRecords records = new SingleRecords(configuration, partition, begun.offset())) {
            Pass pass = new Pass(consumer, partition, records, begun);
            for (int left = IN_HAND;
                    left > 0 && pass.hasMore() && System.nanoTime() < deadline;
                    left--) {
                Attempt before = pass.attempt;
                switch (intake.once(pass::next)) {
                    case DONE -> {}
                    case LATER -> {
                        // not the record's doing
                        pass.end(before);
                        return;
                    }
                    case FAILED -> {
                        return;
                    }
                }
            }
            pass.end(Attempt.TOGETHER);
        }
        LOG.infof(
                "records are processed together again topic=%s partition=%d",
                partition.topic(), partition.partition());
    }

    /// One partition, gone through a record at a time.
    private final class Pass {

        private final Consumer<?, ?> consumer;
        private final TopicPartition partition;
        private final SingleRecords records;
        private OffsetAndMetadata position;
        private Attempt attempt;

        Pass(
                Consumer<?, ?> consumer,
                TopicPartition partition,
                SingleRecords records,
                Beginning begun) {
            this.consumer = consumer;
            this.partition = partition;
            this.records = records;
            this.position = begun.at();
            this.attempt = begun.found();
        }

        boolean hasMore() {
            return records.hasAny(position.offset());
        }

        /// Notes the next record and processes it.
        void next() throws SQLException {
            attempt = attempt.again();
            noted(attempt);
            Optional<ConsumerRecord<byte[], byte[]>> record =
                    attempt.isUnreadable()
                            ? Optional.of(RejectedRecord.unread(partition, position.offset()))
                            : records.next();
            if (record.isPresent()) {
                Processing processed = attempt.isForRejection() ? rejection : processing;
                processed.process(record.get());
                position =
                        new OffsetAndMetadata(
                                record.get().offset() + 1, record.get().leaderEpoch(), "");
            } else {
                position = new OffsetAndMetadata(records.end());
            }
            records.seek(position.offset());
            attempt = Attempt.NONE;
        }

        /// The connector goes on from here.
        void end(Attempt note) {
            noted(note);
            consumer.seek(partition, position);
        }

        private void noted(Attempt note) {
            consumer.commitSync(Map.of(partition, AttemptNotes.note(position, note)));
        }
    }

    /// Takes back what is noted at partitions that this process leaves in order, since it does not
    /// die on their records.
    void withdraw(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (intake.hasFailed()) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();
            new HashMap<TopicPartition, OffsetAndMetadata>(
                            consumer.committed(Set.copyOf(partitions), WITHDRAWAL))
                    .forEach(
                            (partition, offset) -> {
                                if (offset != null
                                        && !Attempt.of(offset.metadata()).equals(Attempt.NONE)) {
                                    notes.put(partition, AttemptNotes.note(offset, Attempt.NONE));
                                }
                            });
            if (!notes.isEmpty()) {
                consumer.commitSync(notes, WITHDRAWAL);
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.infof(
                    "notes of this process stay, the next one begins with single records reason=%s",
                    e.getMessage());
        }
    }
}
