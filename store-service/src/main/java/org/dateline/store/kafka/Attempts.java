package org.dateline.store.kafka;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
/// process died before it came any further. Where some did, the records are gone through a few at a
/// time, before the connector gets any, with a note for each few, and those of which a process dies
/// again one at a time, until all are behind that they may have had in hand.
///
/// It runs on the thread that polls, in whose place in the group nothing changes meanwhile.
final class Attempts {

    /// More records of one partition than the connector ever has polled.
    private static final int IN_HAND = 1_000;

    /// A few records are no more than this, and one.
    private static final int FEW_BYTES = 1 << 20;

    /// Well below the time in which a member of the group has to poll again.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration DATABASE = Duration.ofSeconds(20);
    private static final Duration WITHDRAWAL = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Map<String, Object> configuration;
    private final Intake intake;
    private final Processing processing;
    private final Processing rejection;

    /// What is to be done with some records, which may be repeated.
    @FunctionalInterface
    interface Processing {
        void process(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException;
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
                "earlier processes ended before they came further, records are processed a few at a"
                        + " time topic=%s partition=%d offset=%d attempt=%s",
                partition.topic(), partition.partition(), begun.offset(), begun.found().metadata());
        if (!intake.awaitDatabase(DATABASE)) {
            return;
        }
        try (SingleRecords records = new SingleRecords(configuration, partition, begun.offset())) {
            Pass pass = new Pass(consumer, partition, records, begun);
            while (pass.hasMore() && System.nanoTime() < deadline) {
                switch (intake.once(pass::next)) {
                    case DONE -> {}
                    case LATER -> {
                        // not the records' doing
                        pass.end(pass.found);
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

    /// One partition, gone through a few records, or one, at a time.
    private final class Pass {

        private final Consumer<?, ?> consumer;
        private final TopicPartition partition;
        private final SingleRecords records;
        private OffsetAndMetadata position;
        /// What stands at the position without this process.
        private Attempt found;
        /// How this process goes on.
        private Attempt attempt;
        private int left = IN_HAND;
        private int leftAlone = Attempt.FEW_RECORDS;

        Pass(
                Consumer<?, ?> consumer,
                TopicPartition partition,
                SingleRecords records,
                Beginning begun) {
            this.consumer = consumer;
            this.partition = partition;
            this.records = records;
            this.position = begun.at();
            this.found = begun.found();
            this.attempt = found.again();
        }

        boolean hasMore() {
            return left > 0 && records.hasAny(position.offset());
        }

        /// Notes the next records and processes them.
        void next() throws SQLException {
            noted(attempt);
            List<ConsumerRecord<byte[], byte[]>> inHand = inHand();
            if (inHand.isEmpty()) {
                position = new OffsetAndMetadata(records.end());
            } else {
                (attempt.isForRejection() ? rejection : processing).process(inHand);
                var last = inHand.getLast();
                position = new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), "");
            }
            records.seek(position.offset());
            left -= inHand.size();
            boolean alone = attempt.inHand() == Attempt.InHand.ALONE && --leftAlone > 0;
            attempt = alone ? Attempt.ALONE : Attempt.FEW;
            found = Attempt.NONE;
        }

        private List<ConsumerRecord<byte[], byte[]>> inHand() {
            if (attempt.isUnreadable()) {
                return List.of(RejectedRecord.unread(partition, position.offset()));
            }
            int most = attempt.inHand() == Attempt.InHand.ALONE ? 1 : Attempt.FEW_RECORDS;
            List<ConsumerRecord<byte[], byte[]>> inHand = new ArrayList<>();
            long bytes = 0;
            while (inHand.size() < most && bytes < FEW_BYTES) {
                var record = records.next();
                if (record.isEmpty()) {
                    break;
                }
                bytes += Math.max(record.get().serializedValueSize(), 0);
                inHand.add(record.get());
            }
            return inHand;
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
