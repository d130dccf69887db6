package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dateline.events.Topic;
import org.dateline.formats.Formats;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.claim.Attempts;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.DiskSpace;
import org.dateline.ingest.ledger.Decision;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.ledger.LedgerSecret;
import org.dateline.ingest.publish.Batch;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Tally;
import org.dateline.ingest.quarantine.Quarantine;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes the claims of one slot, transaction by transaction. While one is committed and its
/// files are moved away, by a thread of its own, the next is read. Any `KafkaException` that it
/// throws leaves open what was committed; [#recover] finds out. For one caller's thread, but for
/// what is said to be for any.
final class SlotPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SlotPublisher.class);

    /// An open transaction of a killed ingester ends within 7 s, and hides what is behind it.
    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(20);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final Slot slot;
    private final String transactionalId;
    private final LedgerTopic ledger;
    private final Transactions transactions;
    private final Attempts attempts;
    private final BatchFiller filler;
    private final Settlement settlement;
    private final Quarantine quarantine;
    private final Tally tally;
    private final Conditions.Observer conditions;
    private final DiskSpace space;
    private final Limits limits;
    private final CrashPoint.Passing crash;
    private final ExecutorService committer;

    /// The commit that is under way; says whether the batch was committed.
    private @Nullable Future<Boolean> underWay;

    /// Opens publishers of slots.
    @FunctionalInterface
    interface Factory {

        /// @param conditions told what keeps it from working
        SlotPublisher open(Slot slot, Conditions.Observer conditions) throws IOException;
    }

    SlotPublisher(
            Formats formats,
            Slot slot,
            String transactionalId,
            LedgerSecret secret,
            Clients clients,
            Destination destination,
            Quarantine quarantine,
            Tally tally,
            Conditions.Observer conditions,
            Clock clock,
            DiskSpace space,
            Limits limits,
            CrashPoint.Passing crash)
            throws IOException {
        this.slot = slot;
        this.transactionalId = transactionalId;
        this.ledger = new LedgerTopic(clients, secret);
        this.transactions = new Transactions(slot, transactionalId, secret, clients, crash);
        this.attempts = slot.attempts();
        this.filler =
                new BatchFiller(
                        formats, transactionalId, limits, conditions, attempts, crash, clock);
        this.settlement = new Settlement(destination, quarantine, tally, conditions, crash);
        this.quarantine = quarantine;
        this.tally = tally;
        this.conditions = conditions;
        this.space = space;
        this.limits = limits;
        this.crash = crash;
        this.committer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("committer-" + slot.number()).factory());
    }

    /// The one way back into work: at the start, for an abandoned slot, and after any transaction
    /// whose outcome is not known. The slot's lock is held already.
    void recover() throws IOException {
        filler.clear();
        settlement.clear();
        transactions.begin();

        slot.removeLeftOvers();
        List<Claim> claims = slot.claims();
        attempts.recover(claims.stream().map(Claim::id).collect(Collectors.toSet()));
        Map<String, LedgerEntry> entries = ledgerOf(claims, true);
        for (Claim claim : claims) {
            Optional<LedgerEntry> entry =
                    Optional.ofNullable(entries.remove(claim.id().toString()));
            if (!settlement.isMoving(claim.id())) {
                removeLeftOver(claim);
                decide(claim, entry);
            }
        }
        // moved before the tombstone: the claim is nowhere in the slot any more
        entries.values().stream()
                .filter(entry -> entry.done() && entry.leftOut() == null)
                .map(LedgerEntry::claim)
                .forEach(settlement::entomb);
        LOG.infof(
                "slot recovered slot=%d claims=%d toArchive=%d toTombstone=%d",
                slot.number(),
                claims.size(),
                settlement.toArchive(),
                settlement.tombstones().size());
        settlement.settle();
    }

    /// Takes claims in that came back from quarantine.
    ///
    /// @param area where they stand
    /// @param admitted which of them; the others stay there
    void takeRetried(Path area, Predicate<Claim> admitted) throws IOException {
        List<Claim> claims = slot.takeInFrom(area, admitted);
        if (claims.isEmpty()) {
            return;
        }
        finishCommit();
        Map<String, LedgerEntry> entries = ledgerOf(claims, false);
        for (Claim claim : claims) {
            LOG.infof("retrying %s", claim);
            attempts.forget(claim.id());
            removeLeftOver(claim);
            decide(claim, Optional.ofNullable(entries.get(claim.id().toString())));
        }
    }

    /// Takes on a claim that stands in the slot since a moment.
    void add(Claim claim) {
        filler.add(new BatchFiller.Pending(claim, Optional.empty()));
    }

    /// Reads one transaction's worth of claims and begins to commit it, once the one before it is
    /// committed.
    ///
    /// While a disk is low nothing is read, and what is committed is still moved away.
    ///
    /// @param arrivals claims files; asked only while the batch has room
    /// @return whether there was, or is, anything to do
    boolean publishNext(Supplier<Optional<Claim>> arrivals) throws IOException {
        if (filler.isCareful() && !finishCommit()) {
            return true;
        }
        boolean wasUnderWay = underWay != null;
        if (!space.hasRoomFor(limits.bytes())) {
            return !finishCommit() || settlement.settle() || wasUnderWay;
        }
        Batch batch = filler.fill(settlement.isStuck() ? Optional::empty : arrivals);
        if (!finishCommit()) {
            return true;
        }
        if (batch.isEmpty()) {
            return settlement.settle() || wasUnderWay || filler.hasMore();
        }
        space.take(batch.bytes());
        underWay = committer.submit(() -> commit(batch));
        return true;
    }

    /// Whether everything that was taken is dealt with.
    boolean isIdle() {
        return underWay == null && filler.isIdle() && settlement.isIdle();
    }

    /// Tries files again that could not be opened before.
    void retryUnreadable() throws IOException {
        List<BatchFiller.Pending> again = filler.takeUnreadable();
        if (!again.isEmpty()) {
            finishCommit();
        }
        for (BatchFiller.Pending pending : again) {
            decide(pending.claim(), pending.from());
        }
    }

    /// Whether a long file is on its way to another file system.
    boolean isMoving() {
        return settlement.isMoving();
    }

    boolean hasTombstones() {
        return underWay != null || !settlement.tombstones().isEmpty();
    }

    /// Lets the ledger forget claims whose files are in the archive.
    void writeTombstones() throws IOException {
        finishCommit();
        if (!settlement.tombstones().isEmpty()) {
            transactions.commit(settlement.tombstones());
            settlement.tombstones().clear();
        }
    }

    /// Whether the articles of a claim are committed while its file still stands in the slot. For
    /// any thread.
    boolean isCommitted(ClaimId id) {
        return settlement.isCommitted(id);
    }

    /// Whether there is a connection to any broker. For any thread.
    boolean isConnected() {
        return transactions.isConnected();
    }

    /// Rises while files are read; empty while none is. For any thread.
    Optional<Long> readingStep() {
        return attempts.step();
    }

    /// The process is going to be ended because a file's reader does not come back. For any thread.
    void readerHangs() {
        attempts.keepMark();
    }

    @Override
    public void close() throws IOException {
        filler.clear();
        committer.shutdown();
        try {
            if (!committer.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("commit timed out; the next start looks up its outcome");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        transactions.close();
        settlement.close();
        attempts.close();
    }

    /// Waits for the commit that is under way.
    ///
    /// @return false when it was undone, and everything that is claimed is read anew
    private boolean finishCommit() throws IOException {
        Future<Boolean> commit = underWay;
        underWay = null;
        if (commit == null || Waiting.on(commit)) {
            return true;
        }
        recover();
        return false;
    }

    private void removeLeftOver(Claim claim) {
        try {
            quarantine.removeLeftOver(claim);
        } catch (IOException e) {
            LOG.warnf("could not remove leftover reason file %s: %s", claim, e);
        }
    }

    private Map<String, LedgerEntry> ledgerOf(List<Claim> claims, boolean own) {
        Set<String> ids =
                claims.stream().map(claim -> claim.id().toString()).collect(Collectors.toSet());
        LedgerTopic.Found found =
                ledger.read(
                        entry ->
                                ids.contains(entry.claim())
                                        || (own && entry.owner().equals(transactionalId)),
                        LEDGER_PATIENCE);
        if (found.foreign() > 0) {
            conditions.raise(
                    Condition.FOREIGN_RECORDS,
                    "%d records on %s were not written by an ingester of this inbox, the last at offset %d; they are ignored: check who may write to this topic"
                            .formatted(found.foreign(), Topic.LEDGER.name(), found.lastForeign()));
        } else {
            conditions.clear(Condition.FOREIGN_RECORDS);
        }
        return found.entries();
    }

    private void decide(Claim claim, Optional<LedgerEntry> entry) {
        switch (Decision.of(entry)) {
            case Decision.Publish() -> read(claim, Optional.empty());
            case Decision.Resume(LedgerEntry from) -> read(claim, Optional.of(from));
            case Decision.Archive() -> settlement.committed(claim);
            case Decision.Keep(LedgerEntry all) -> settlement.refused(Refusals.kept(claim, all));
        }
    }

    private void read(Claim claim, Optional<LedgerEntry> from) {
        Optional<Attempts.Suspect> deadly =
                attempts.suspect(claim.id()).filter(Attempts.Suspect::isDeadly);
        if (deadly.isPresent()) {
            settlement.refused(Refusals.readerFailed(claim, deadly.get()));
        } else {
            filler.add(new BatchFiller.Pending(claim, from));
        }
    }

    /// Runs in the committer's thread.
    ///
    /// @return false when files had changed and nothing was committed
    private boolean commit(Batch batch) throws IOException {
        long begun = System.nanoTime();
        if (!batch.parts().isEmpty()) {
            List<Batch.Part> changed = transactions.commit(batch, settlement.tombstones());
            if (!changed.isEmpty()) {
                undo(changed);
                return false;
            }
            settlement.tombstones().clear();
            count(batch);
            crash.pass(CrashPoint.COMMITTED_BEFORE_MOVE);
            batch.parts().forEach(this::published);
            log(batch, begun);
        }
        batch.refusals().forEach(settlement::refused);
        settlement.settle();
        return true;
    }

    private void count(Batch batch) {
        tally.published(batch.records().size() - batch.rejections().size());
        batch.rejections().forEach(tally::rejected);
    }

    private void published(Batch.Part part) {
        LedgerEntry progress = part.progress();
        if (progress.done() && progress.leftOut() == null) {
            settlement.committed(part.claim());
        } else if (progress.done()) {
            settlement.refused(Refusals.kept(part.claim(), progress));
        }
    }

    private static void log(Batch batch, long begun) {
        LOG.infof(
                "published %s articles=%d rejected=%d durationMs=%d",
                batch.parts().size() == 1
                        ? batch.parts().getFirst().claim()
                        : "files=" + batch.parts().size(),
                batch.records().size() - batch.rejections().size(),
                batch.rejections().size(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    /// Changed files go back to their writers, or into quarantine where part of them is published
    /// already. All others are read again.
    private void undo(List<Batch.Part> changed) throws IOException {
        for (Batch.Part part : changed) {
            if (part.first()) {
                putBack(part.claim());
            } else {
                settlement.refused(
                        Refusals.changed(part.claim(), "the file changed while it was read"));
            }
        }
        settlement.settle();
    }

    private void putBack(Claim claim) throws IOException {
        try {
            slot.putBack(claim);
            tally.putBack();
            LOG.infof("file changed while it was read; returned to the inbox %s", claim);
        } catch (NoSuchFileException e) {
            LOG.warnf("claimed file disappeared %s", claim);
        }
    }
}
