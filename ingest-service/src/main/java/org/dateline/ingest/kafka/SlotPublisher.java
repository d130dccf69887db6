package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.events.EventCodec;
import org.dateline.events.ReasonCode;
import org.dateline.events.Topic;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.ledger.Decision;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.Batch;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Outgoing;
import org.dateline.ingest.publish.Reading;
import org.dateline.ingest.publish.Tally;
import org.dateline.ingest.quarantine.Quarantine;
import org.dateline.ingest.reader.ArticleFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes the claims of one slot, transaction by transaction. Any [KafkaException] that it
/// throws leaves open what was committed; [#recover] finds out. For one thread.
final class SlotPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SlotPublisher.class);

    /// An open transaction of a killed ingester ends within 7 s.
    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(20);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Slot slot;
    private final String transactionalId;
    private final Clients clients;
    private final LedgerTopic ledger;
    private final Destination destination;
    private final Quarantine quarantine;
    private final Tally tally;
    private final Conditions conditions;
    private final Clock clock;
    private final Limits limits;
    private final CrashPoint.Passing crash;

    private volatile @Nullable Producer<String, byte[]> producer;
    private @Nullable Reading current;

    /// Claims to be read, with what of them is published already.
    private final Deque<Pending> backlog = new ArrayDeque<>();
    private final Map<ClaimId, LedgerEntry> partlyPublished = new HashMap<>();
    private final List<Pending> unreadable = new ArrayList<>();
    private final Deque<Rejected> rejected = new ArrayDeque<>();
    private final Deque<Claim> committed = new ArrayDeque<>();
    private final Set<ClaimId> committedIds = ConcurrentHashMap.newKeySet();
    private final List<String> tombstones = new ArrayList<>();

    private record Pending(Claim claim, Optional<LedgerEntry> from) {}

    private record Rejected(Claim claim, ReasonCode reason, String detail) {}

    SlotPublisher(
            Slot slot,
            String transactionalId,
            Clients clients,
            Destination destination,
            Quarantine quarantine,
            Tally tally,
            Conditions conditions,
            Clock clock,
            Limits limits,
            CrashPoint.Passing crash) {
        this.slot = slot;
        this.transactionalId = transactionalId;
        this.clients = clients;
        this.ledger = new LedgerTopic(clients);
        this.destination = destination;
        this.quarantine = quarantine;
        this.tally = tally;
        this.conditions = conditions;
        this.clock = clock;
        this.limits = limits;
        this.crash = crash;
    }

    /// The one way back into work: at the start, for an abandoned slot, and after any transaction
    /// whose outcome is not known. The slot's lock is held already.
    void recover() throws IOException {
        forgetEverything();
        Producer<String, byte[]> fresh = clients.producer(transactionalId);
        producer = fresh;
        fresh.initTransactions();

        slot.removeEmptyFolders();
        List<Claim> claims = slot.claims();
        Map<String, LedgerEntry> entries = ledgerOf(claims, true);
        for (Claim claim : claims) {
            decide(claim, Optional.ofNullable(entries.remove(claim.id().toString())));
        }
        // moved before the tombstone: the claim is nowhere in the slot any more
        entries.values().stream()
                .filter(LedgerEntry::done)
                .map(LedgerEntry::claim)
                .forEach(tombstones::add);
        LOG.infof(
                "slot recovered slot=%d claims=%d toArchive=%d toTombstone=%d",
                slot.number(), claims.size(), committed.size(), tombstones.size());
        settle();
    }

    /// Takes a claim back in from quarantine.
    ///
    /// @return false when it is not there
    boolean retry(ClaimId id) throws IOException {
        Optional<Claim> claim = quarantine.release(id, slot);
        if (claim.isEmpty()) {
            return false;
        }
        LOG.infof("retrying %s", claim.get());
        var entry = ledgerOf(List.of(claim.get()), false).get(id.toString());
        decide(claim.get(), Optional.ofNullable(entry));
        return true;
    }

    /// Publishes one transaction's worth of claims.
    ///
    /// @param arrivals claims files; asked only while the batch has room
    /// @return whether there was anything to do
    boolean publishNext(Supplier<Optional<Claim>> arrivals) throws IOException {
        Batch batch = new Batch(limits, clock);
        fill(batch, arrivals);
        if (!batch.isEmpty()) {
            commit(batch);
        }
        boolean settled = settle();
        return !batch.isEmpty() || settled;
    }

    /// Whether everything that was taken is dealt with.
    boolean isIdle() {
        return backlog.isEmpty()
                && current == null
                && rejected.isEmpty()
                && committed.isEmpty()
                && unreadable.isEmpty();
    }

    /// Tries files again that could not be opened before.
    void retryUnreadable() {
        List<Pending> again = List.copyOf(unreadable);
        unreadable.clear();
        for (Pending pending : again) {
            decide(pending.claim(), pending.from());
        }
    }

    boolean hasTombstones() {
        return !tombstones.isEmpty();
    }

    /// Lets the ledger forget claims whose files are in the archive.
    void writeTombstones() {
        if (!tombstones.isEmpty()) {
            Producer<String, byte[]> open = producer();
            open.beginTransaction();
            sendTombstones(open);
            open.commitTransaction();
            tombstones.clear();
        }
    }

    /// Whether the articles of a claim are committed while its file still stands in the slot.
    boolean isCommitted(ClaimId id) {
        return committedIds.contains(id);
    }

    /// Whether there is a connection to any broker.
    boolean isConnected() {
        Producer<String, byte[]> open = producer;
        return open != null
                && open.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals("connection-count"))
                        .anyMatch(
                                metric ->
                                        metric.getValue().metricValue() instanceof Double count
                                                && count > 0);
    }

    @Override
    public void close() {
        closeReading();
        Producer<String, byte[]> open = producer;
        if (open != null) {
            open.close(CLOSE_PATIENCE);
            producer = null;
        }
    }

    private Map<String, LedgerEntry> ledgerOf(List<Claim> claims, boolean own) {
        Set<String> ids =
                claims.stream().map(claim -> claim.id().toString()).collect(Collectors.toSet());
        return ledger.read(
                entry ->
                        ids.contains(entry.claim())
                                || (own && entry.owner().equals(transactionalId)),
                LEDGER_PATIENCE);
    }

    private void decide(Claim claim, Optional<LedgerEntry> entry) {
        int version = ArticleFormat.of(claim.name()).map(ArticleFormat::version).orElse(0);
        try {
            switch (Decision.of(entry, bytes -> Reading.prefixHash(claim, bytes), version)) {
                case Decision.Publish() -> backlog.add(new Pending(claim, Optional.empty()));
                case Decision.Resume(LedgerEntry from) ->
                        backlog.add(new Pending(claim, Optional.of(from)));
                case Decision.Archive(LedgerEntry done) -> committed(claim);
                case Decision.Changed(String detail) ->
                        rejected.add(new Rejected(claim, ReasonCode.CHANGED_AFTER_CLAIM, detail));
            }
        } catch (IOException e) {
            notReadable(new Pending(claim, entry), e);
        }
    }

    private void notReadable(Pending pending, IOException e) {
        switch (e) {
            case NoSuchFileException gone ->
                    LOG.warnf("a claimed file was taken away %s", pending.claim());
            case AccessDeniedException denied -> {
                conditions.raise(Condition.FILE_NOT_READABLE, pending.claim() + " may not be read");
                unreadable.add(pending);
            }
            default ->
                    rejected.add(
                            new Rejected(pending.claim(), ReasonCode.UNREADABLE, e.toString()));
        }
    }

    private void fill(Batch batch, Supplier<Optional<Claim>> arrivals) {
        boolean mayClaim = committed.isEmpty() && rejected.isEmpty();
        while (!batch.isFull()) {
            Reading reading = current != null ? current : open(backlog.poll());
            if (reading == null && backlog.isEmpty() && mayClaim) {
                Optional<Claim> claim = arrivals.get();
                if (claim.isEmpty()) {
                    return;
                }
                reading = open(new Pending(claim.get(), Optional.empty()));
            }
            if (reading != null) {
                current = null;
                take(batch, reading);
            } else if (backlog.isEmpty() && !mayClaim) {
                return;
            }
        }
    }

    private void take(Batch batch, Reading reading) {
        switch (batch.take(reading)) {
            case Batch.Taken.Whole() -> close(reading);
            case Batch.Taken.Partly() -> current = reading;
            case Batch.Taken.Unusable(ReasonCode reason, String detail) -> {
                close(reading);
                rejected.add(new Rejected(reading.claim(), reason, detail));
            }
        }
    }

    private @Nullable Reading open(@Nullable Pending pending) {
        if (pending == null) {
            return null;
        }
        Claim claim = pending.claim();
        try {
            switch (Reading.open(claim, pending.from())) {
                case Reading.Opened.Open(Reading reading) -> {
                    pending.from().ifPresent(entry -> partlyPublished.put(claim.id(), entry));
                    return reading;
                }
                case Reading.Opened.Unusable(ReasonCode reason, String detail) ->
                        rejected.add(new Rejected(claim, reason, detail));
            }
        } catch (IOException e) {
            notReadable(pending, e);
        }
        return null;
    }

    private void commit(Batch batch) throws IOException {
        long begun = System.nanoTime();
        // before the transaction begins: a slow disk should not use up its time
        slot.sync(batch.parts().stream().map(Batch.Part::claim).toList());
        Producer<String, byte[]> open = producer();
        open.beginTransaction();
        sendTombstones(open);
        for (Outgoing record : batch.records()) {
            send(open, record(record));
        }
        for (Batch.Part part : batch.parts()) {
            LedgerEntry entry = part.reading().progress(transactionalId, part.done());
            send(
                    open,
                    new ProducerRecord<>(
                            Topic.LEDGER.name(), entry.claim(), EventCodec.encode(entry)));
        }
        open.flush();
        crash.pass(CrashPoint.PRODUCED_BEFORE_COMMIT);
        List<Batch.Part> changed = changed(batch);
        if (!changed.isEmpty()) {
            open.abortTransaction();
            undo(batch, changed);
            return;
        }
        open.commitTransaction();
        tombstones.clear();
        tally.published(batch.records().size());
        crash.pass(CrashPoint.COMMITTED_BEFORE_MOVE);
        for (Batch.Part part : batch.parts()) {
            published(part);
        }
        LOG.infof(
                "published %s articles=%d durationMs=%d",
                batch.parts().size() == 1
                        ? batch.parts().getFirst().claim()
                        : "files=" + batch.parts().size(),
                batch.records().size(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    private void published(Batch.Part part) {
        LedgerEntry entry = part.reading().progress(transactionalId, part.done());
        if (part.done()) {
            partlyPublished.remove(part.claim().id());
            committed(part.claim());
            LOG.debugf("published %s articles=%d", part.claim(), entry.nextRecord());
        } else {
            partlyPublished.put(part.claim().id(), entry);
        }
    }

    private static List<Batch.Part> changed(Batch batch) throws IOException {
        List<Batch.Part> changed = new ArrayList<>();
        for (Batch.Part part : batch.parts()) {
            if (!part.reading().isUnchanged()) {
                changed.add(part);
            }
        }
        return changed;
    }

    /// Nothing of the batch was committed: changed files go back to their writers, the others are
    /// read again from where the ledger stands.
    private void undo(Batch batch, List<Batch.Part> changed) throws IOException {
        closeReading();
        for (Batch.Part part : batch.parts()) {
            Claim claim = part.claim();
            rejected.removeIf(other -> other.claim().equals(claim));
            Optional<LedgerEntry> from = Optional.ofNullable(partlyPublished.remove(claim.id()));
            if (!changed.contains(part)) {
                backlog.add(new Pending(claim, from));
            } else if (from.isPresent()) {
                rejected.add(
                        new Rejected(
                                claim,
                                ReasonCode.CHANGED_AFTER_CLAIM,
                                "it changed while it was read"));
            } else {
                putBack(claim);
            }
        }
    }

    private void putBack(Claim claim) throws IOException {
        try {
            slot.putBack(claim);
            tally.putBack();
            LOG.infof("changed while it was read, put back %s", claim);
        } catch (NoSuchFileException e) {
            LOG.warnf("a claimed file was taken away %s", claim);
        }
    }

    private void committed(Claim claim) {
        committed.add(claim);
        committedIds.add(claim.id());
    }

    /// Moves files to where they belong now that the ledger knows of them.
    ///
    /// @return whether any was moved
    private boolean settle() {
        boolean archived = archiveCommitted();
        boolean quarantined = quarantineRejected();
        return archived || quarantined;
    }

    private boolean archiveCommitted() {
        List<Claim> moved = new ArrayList<>();
        try {
            for (Iterator<Claim> claims = committed.iterator(); claims.hasNext(); ) {
                Claim claim = claims.next();
                destination.take(claim);
                moved.add(claim);
                claims.remove();
            }
            destination.sync();
            conditions.clear(Condition.ARCHIVE_FAILED);
        } catch (IOException e) {
            conditions.raise(Condition.ARCHIVE_FAILED, e.toString());
            committed.addAll(moved);
            return false;
        }
        if (!moved.isEmpty()) {
            crash.pass(CrashPoint.MOVED_BEFORE_TOMBSTONE);
        }
        for (Claim claim : moved) {
            committedIds.remove(claim.id());
            tombstones.add(claim.id().toString());
            tally.archived();
        }
        return !moved.isEmpty();
    }

    private boolean quarantineRejected() {
        boolean any = false;
        try {
            while (!rejected.isEmpty()) {
                Rejected next = rejected.element();
                try {
                    quarantine.take(next.claim(), next.reason(), next.detail());
                    tally.quarantined(next.reason());
                    LOG.warnf(
                            "quarantined %s reason=%s detail=%s",
                            next.claim(), next.reason(), next.detail());
                } catch (NoSuchFileException e) {
                    LOG.warnf("a claimed file was taken away %s", next.claim());
                }
                rejected.remove();
                partlyPublished.remove(next.claim().id());
                any = true;
            }
            conditions.clear(Condition.QUARANTINE_FAILED);
        } catch (IOException e) {
            conditions.raise(Condition.QUARANTINE_FAILED, e.toString());
        }
        return any;
    }

    private void sendTombstones(Producer<String, byte[]> open) {
        for (String claim : tombstones) {
            send(open, new ProducerRecord<>(Topic.LEDGER.name(), claim, null));
        }
    }

    /// What fails here makes the commit fail.
    private static void send(
            Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record);
    }

    private static ProducerRecord<String, byte[]> record(Outgoing outgoing) {
        var record = new ProducerRecord<>(Topic.RECEIVED.name(), outgoing.key(), outgoing.value());
        outgoing.headers().forEach(record.headers()::add);
        return record;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            throw new IllegalStateException("not recovered");
        }
        return open;
    }

    private void forgetEverything() {
        closeReading();
        Producer<String, byte[]> broken = producer;
        if (broken != null) {
            broken.close(Duration.ZERO);
            producer = null;
        }
        backlog.clear();
        partlyPublished.clear();
        unreadable.clear();
        rejected.clear();
        committed.clear();
        committedIds.clear();
        tombstones.clear();
    }

    private void closeReading() {
        if (current != null) {
            close(current);
            current = null;
        }
    }

    private static void close(Reading reading) {
        try {
            reading.close();
        } catch (IOException e) {
            LOG.debugf(e, "could not be closed after reading %s", reading.claim());
        }
    }
}
