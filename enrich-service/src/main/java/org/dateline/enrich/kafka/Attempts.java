package org.dateline.enrich.kafka;

import static org.dateline.broker.AttemptNotes.note;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.dateline.broker.AttemptNotes;
import org.dateline.broker.RejectedRecord;
import org.dateline.broker.SingleRecords;
import org.dateline.enrich.Outcome;
import org.dateline.events.Attempt;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds the record on which processes die, and has it rejected.
///
/// Whoever gets a partition notes an [Attempt] at its committed offset, once, before the first
/// batch; the commit of that batch takes the note away. Where there is a note already, a process
/// ended before it came any further. Where three did, the records are gone through a few at a time,
/// with nothing else in hand and a note for each few, and those of which a process dies again one
/// at a time, until all are behind that they may have had in hand.
///
/// Only offsets are committed here that were read from the broker, or that a transaction committed
/// for certain, so no commit of this class takes anything back.
final class Attempts {

    /// More records of one partition than the loop ever has in hand.
    static final int IN_HAND = 2 * Backlog.MAX_RECORDS;

    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final Duration WITHDRAWAL = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Transactions transactions;
    private final BiFunction<TopicPartition, Long, SingleRecords> readers;
    private final Function<ConsumerRecord<byte[], byte[]>, Outcome> enrichment;
    private final Function<ConsumerRecord<byte[], byte[]>, Outcome> rejection;
    private final Set<TopicPartition> fresh = new LinkedHashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> noted = new HashMap<>();
    private final Map<TopicPartition, Suspect> suspects = new LinkedHashMap<>();

    /// @param readers of a partition from an offset on
    /// @param enrichment what becomes of a record
    /// @param rejection of a record on which processes died
    Attempts(
            Consumer<byte[], byte[]> consumer,
            Transactions transactions,
            BiFunction<TopicPartition, Long, SingleRecords> readers,
            Function<ConsumerRecord<byte[], byte[]>, Outcome> enrichment,
            Function<ConsumerRecord<byte[], byte[]>, Outcome> rejection) {
        this.consumer = consumer;
        this.transactions = transactions;
        this.readers = readers;
        this.enrichment = enrichment;
        this.rejection = rejection;
    }

    /// A partition whose records are gone through a few, or one, at a time.
    private static final class Suspect {

        private OffsetAndMetadata position;
        /// What is noted at the position.
        private Attempt attempt;
        /// Whether this process noted it.
        private boolean inHand;
        /// Whether the outcome of the last transaction is not known, so that no offset may be
        /// committed.
        private boolean unsure;
        private int left = IN_HAND;
        /// Of a few that a process died of.
        private int leftAlone = Attempt.FEW_RECORDS;
        private @Nullable SingleRecords records;

        Suspect(OffsetAndMetadata position, Attempt attempt) {
            this.position = position;
            this.attempt = attempt;
        }

        void close() {
            if (records != null) {
                records.close();
                records = null;
            }
        }
    }

    /// Nothing of new partitions is consumed before [#begin].
    void assigned(Collection<TopicPartition> partitions) {
        fresh.addAll(partitions);
        consumer.pause(partitions);
    }

    /// Reads what is noted at new partitions, and notes that this process begins with them.
    ///
    /// @return whether that is done; if not, the group is being rebalanced
    boolean begin() {
        if (fresh.isEmpty()) {
            return true;
        }
        Set<TopicPartition> begun = Set.copyOf(fresh);
        AttemptNotes found = AttemptNotes.read(consumer, begun);
        if (!commit(found.notes())) {
            return false;
        }
        noted.putAll(found.notes());
        found.suspects()
                .forEach(
                        (partition, beginning) -> {
                            LOG.warnf(
                                    "earlier processes ended before they came further, records are"
                                            + " enriched a few at a time partition=%d offset=%d"
                                            + " attempt=%s",
                                    partition.partition(),
                                    beginning.offset(),
                                    beginning.found().metadata());
                            suspects.put(partition, new Suspect(beginning.at(), beginning.found()));
                        });
        fresh.removeAll(begun);
        return true;
    }

    /// Whether there are records to be gone through with nothing else in hand.
    boolean suspectsAny() {
        return !suspects.isEmpty();
    }

    /// Goes on with some suspect records, if there are any.
    ///
    /// @return the batch of them, if it is committed; if not, the caller rewinds or comes again
    Optional<Batch> goOn() {
        var first = suspects.entrySet().iterator().next();
        TopicPartition partition = first.getKey();
        Suspect suspect = first.getValue();
        if (suspect.unsure) {
            makeSure(partition, suspect);
        }
        SingleRecords records = suspect.records;
        if (records == null) {
            records = readers.apply(partition, suspect.position.offset());
            suspect.records = records;
        }
        if (suspect.left == 0 || !records.hasAny(suspect.position.offset())) {
            clear(partition, suspect);
            return Optional.of(Batch.EMPTY);
        }
        if (!suspect.inHand) {
            Attempt next = suspect.attempt.again();
            if (!commit(Map.of(partition, note(suspect.position, next)))) {
                return Optional.empty();
            }
            suspect.attempt = next;
            suspect.inHand = true;
        }
        List<Handled> handled = handled(partition, suspect, records);
        if (handled.isEmpty()) {
            clear(partition, suspect);
            return Optional.of(Batch.EMPTY);
        }
        return committed(suspect, records, handled);
    }

    private List<Handled> handled(
            TopicPartition partition, Suspect suspect, SingleRecords records) {
        if (suspect.attempt.isUnreadable()) {
            var unread = RejectedRecord.unread(partition, suspect.position.offset());
            records.seek(suspect.position.offset() + 1);
            return List.of(new Handled(unread, rejection.apply(unread)));
        }
        return switch (suspect.attempt.inHand()) {
            case TOGETHER -> throw new IllegalStateException("not suspicious");
            case FEW -> few(records, Math.min(suspect.left, Attempt.FEW_RECORDS));
            case ALONE ->
                    records.next()
                            .map(
                                    record ->
                                            List.of(
                                                    handled(
                                                            record,
                                                            suspect.attempt.isForRejection())))
                            .orElse(List.of());
        };
    }

    private List<Handled> few(SingleRecords records, int most) {
        List<Handled> few = new ArrayList<>();
        long bytes = 0;
        while (few.size() < most && bytes < Backlog.MAX_BYTES) {
            var record = records.next();
            if (record.isEmpty()) {
                break;
            }
            bytes += Math.max(record.get().serializedValueSize(), 0);
            few.add(handled(record.get(), false));
        }
        return few;
    }

    private Handled handled(ConsumerRecord<byte[], byte[]> record, boolean rejected) {
        return new Handled(record, (rejected ? rejection : enrichment).apply(record));
    }

    /// The commit of some records notes the next ones.
    private Optional<Batch> committed(
            Suspect suspect, SingleRecords records, List<Handled> handled) {
        int left = suspect.left - handled.size();
        int leftAlone =
                suspect.attempt.inHand() == Attempt.InHand.ALONE ? suspect.leftAlone - 1 : 0;
        boolean more = left > 0 && records.hasAny(handled.getLast().source().offset() + 1);
        Attempt next = leftAlone > 0 ? Attempt.ALONE : Attempt.FEW;
        Attempt after = more ? next : Attempt.TOGETHER;
        Batch batch = new Batch(handled, after);
        suspect.unsure = true;
        if (!transactions.commit(batch, consumer.groupMetadata())) {
            return Optional.empty();
        }
        suspect.unsure = false;
        suspect.position = batch.offsets().values().iterator().next();
        suspect.attempt = after;
        suspect.inHand = more;
        suspect.left = left;
        suspect.leftAlone = leftAlone;
        return Optional.of(batch);
    }

    /// After a transaction that may be committed or not; the producer that ended it is gone.
    private void makeSure(TopicPartition partition, Suspect suspect) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(consumer.committed(Set.of(partition)));
        OffsetAndMetadata offset = committed.get(partition);
        if (offset != null && offset.offset() > suspect.position.offset()) {
            suspect.position = offset;
            suspect.attempt = Attempt.of(offset.metadata());
            suspect.inHand = suspect.attempt.inHand() != Attempt.InHand.TOGETHER;
        }
        suspect.unsure = false;
        suspect.close();
    }

    /// From here on records are consumed as usual.
    private void clear(TopicPartition partition, Suspect suspect) {
        if (!suspect.attempt.equals(Attempt.TOGETHER)
                && !commit(Map.of(partition, note(suspect.position, Attempt.TOGETHER)))) {
            return;
        }
        suspect.close();
        suspects.remove(partition);
        noted.put(partition, suspect.position);
        consumer.seek(partition, suspect.position);
        LOG.infof("records are enriched together again partition=%d", partition.partition());
    }

    /// The notes at partitions of a batch go with its commit.
    void committing(Batch batch) {
        noted.keySet().removeAll(batch.offsets().keySet());
    }

    /// Takes back what is noted at partitions that this process leaves in order, since it does not
    /// die on their records.
    void withdraw(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = noted.get(partition);
            if (offset != null) {
                notes.put(partition, note(offset, Attempt.NONE));
            }
            Suspect suspect = suspects.get(partition);
            if (suspect != null && suspect.inHand && !suspect.unsure) {
                notes.put(partition, note(suspect.position, Attempt.TOGETHER));
            }
        }
        drop(partitions);
        if (notes.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(notes, WITHDRAWAL);
        } catch (WakeupException e) {
            withdrawAgain(notes);
        } catch (KafkaException e) {
            keptNotes(e);
        }
    }

    /// A consumer that was woken up to end says so once.
    private void withdrawAgain(Map<TopicPartition, OffsetAndMetadata> notes) {
        try {
            consumer.commitSync(notes, WITHDRAWAL);
        } catch (KafkaException e) {
            keptNotes(e);
        }
    }

    private static void keptNotes(KafkaException e) {
        LOG.infof(
                "notes of this process stay, the next one begins with single records reason=%s",
                e.getMessage());
    }

    void withdrawAll() {
        List<TopicPartition> all = new ArrayList<>(noted.keySet());
        all.addAll(suspects.keySet());
        withdraw(all);
    }

    /// Leaves every note where it is.
    void keepAll() {
        fresh.clear();
        noted.clear();
        suspects.values().forEach(Suspect::close);
        suspects.clear();
    }

    /// Forgets partitions that another process has.
    void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            fresh.remove(partition);
            noted.remove(partition);
            Suspect suspect = suspects.remove(partition);
            if (suspect != null) {
                suspect.close();
            }
        }
    }

    private boolean commit(Map<TopicPartition, OffsetAndMetadata> notes) {
        if (notes.isEmpty()) {
            return true;
        }
        try {
            consumer.commitSync(notes);
            return true;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.infof("attempt not noted, the group is rebalanced reason=%s", e.getMessage());
            return false;
        }
    }
}
