package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.DurableMove;
import org.dateline.ingest.claim.NoRoomException;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Refusal;
import org.dateline.ingest.publish.Tally;
import org.dateline.ingest.quarantine.Quarantine;
import org.jboss.logging.Logger;

/// Moves claimed files to where they belong once the ledger knows of them: into the archive, or
/// into quarantine. For one thread at a time, but for what is said to be for any.
final class Settlement implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Destination destination;
    private final Quarantine quarantine;
    private final Tally tally;
    private final Conditions.Observer conditions;
    private final CrashPoint.Passing crash;

    private final Deque<Claim> committed = new ArrayDeque<>();
    /// In the archive, and perhaps not durably yet.
    private final List<Claim> moved = new ArrayList<>();
    private final Set<ClaimId> committedIds = ConcurrentHashMap.newKeySet();
    private final Deque<Refusal> refused = new ArrayDeque<>();
    private final List<String> tombstones = new ArrayList<>();
    private final ExecutorService copier;
    private final LongMoves<Claim> toArchive;
    private final LongMoves<Refusal> toQuarantine;
    private volatile boolean archiveFailed;
    private volatile boolean quarantineFailed;

    Settlement(
            Destination destination,
            Quarantine quarantine,
            Tally tally,
            Conditions.Observer conditions,
            CrashPoint.Passing crash) {
        this.destination = destination;
        this.quarantine = quarantine;
        this.tally = tally;
        this.conditions = conditions;
        this.crash = crash;
        this.copier =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name("copier").factory());
        this.toArchive = new LongMoves<>(copier);
        this.toQuarantine = new LongMoves<>(copier);
    }

    /// All of a claim is published.
    void committed(Claim claim) {
        committed.add(claim);
        committedIds.add(claim.id());
    }

    void refused(Refusal refusal) {
        refused.add(refusal);
    }

    /// The ledger speaks of a claim whose file is dealt with.
    void entomb(String claim) {
        tombstones.add(claim);
    }

    /// Claims that the ledger can forget.
    List<String> tombstones() {
        return tombstones;
    }

    /// Whether the articles of a claim are committed while its file still stands in the slot. For
    /// any thread.
    boolean isCommitted(ClaimId id) {
        return committedIds.contains(id);
    }

    /// Whether a folder takes no more files. For any thread.
    boolean isStuck() {
        return archiveFailed || quarantineFailed;
    }

    boolean isIdle() {
        return committed.isEmpty() && moved.isEmpty() && refused.isEmpty() && !isMoving();
    }

    /// Whether a long file is being copied to another file system.
    boolean isMoving() {
        return !toArchive.isEmpty() || !toQuarantine.isEmpty();
    }

    /// Whether the file of a claim is being copied to another file system.
    boolean isMoving(ClaimId id) {
        return toArchive.contains(id) || toQuarantine.contains(id);
    }

    int toArchive() {
        return committed.size();
    }

    /// Moves what there is to move.
    ///
    /// @return whether anything was moved
    boolean settle() {
        boolean archived = archiveCommitted();
        boolean quarantined = quarantineRefused();
        toArchive
                .inWords()
                .or(toQuarantine::inWords)
                .ifPresentOrElse(
                        line -> conditions.raise(Condition.FILE_BEING_MOVED, line),
                        () -> conditions.clear(Condition.FILE_BEING_MOVED));
        return archived || quarantined;
    }

    /// Everything is forgotten but what is on its way; the rest is found again by recovery.
    void clear() {
        committed.clear();
        moved.clear();
        committedIds.removeIf(id -> !toArchive.contains(id));
        refused.clear();
        tombstones.clear();
    }

    private boolean archiveCommitted() {
        Optional<IOException> failure = takeCommitted();
        boolean any = !moved.isEmpty();
        try {
            destination.sync();
            forgetMoved();
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
        }
        if (failure.isPresent()) {
            archiveFailed = true;
            conditions.raise(
                    Condition.ARCHIVE_FAILED,
                    "files whose articles are published can't be moved into the archive: "
                            + told(failure.get()));
            return false;
        }
        if (archiveFailed && !toArchive.isRetrying()) {
            archiveFailed = false;
            conditions.clear(Condition.ARCHIVE_FAILED);
        }
        return any;
    }

    /// Moves files until one fails, which stays the next to be moved.
    private Optional<IOException> takeCommitted() {
        try {
            Optional<IOException> failure = Optional.empty();
            for (LongMoves.Done<Claim> done : toArchive.takeDone()) {
                (done.failure().isPresent() ? committed : moved).add(done.then());
                failure = failure.or(done::failure);
            }
            if (failure.isPresent()) {
                return failure;
            }
            while (!committed.isEmpty()) {
                Claim claim = committed.element();
                Optional<DurableMove.Copying> copying = destination.begin(claim);
                if (copying.isEmpty() || toArchive.copy(claim, copying.get(), claim)) {
                    moved.add(claim);
                }
                committed.remove();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private void forgetMoved() {
        if (!moved.isEmpty()) {
            crash.pass(CrashPoint.MOVED_BEFORE_TOMBSTONE);
        }
        for (Claim claim : moved) {
            committedIds.remove(claim.id());
            tombstones.add(claim.id().toString());
            tally.archived();
        }
        moved.clear();
    }

    private boolean quarantineRefused() {
        boolean any = false;
        try {
            Optional<IOException> failure = Optional.empty();
            for (LongMoves.Done<Refusal> done : toQuarantine.takeDone()) {
                if (done.failure().isPresent()) {
                    refused.add(done.then());
                    failure = done.failure();
                } else {
                    quarantined(done.then());
                    any = true;
                }
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            while (!refused.isEmpty()) {
                quarantine(refused.element());
                refused.remove();
                any = true;
            }
        } catch (IOException e) {
            quarantineFailed(e);
            return any;
        }
        if (quarantineFailed && !toQuarantine.isRetrying()) {
            quarantineFailed = false;
            conditions.clear(Condition.QUARANTINE_FAILED);
        }
        return any;
    }

    private void quarantineFailed(IOException e) {
        quarantineFailed = true;
        conditions.raise(
                Condition.QUARANTINE_FAILED,
                "refused files can't be moved into quarantine: " + told(e));
    }

    /// What failed, and what to do.
    private static String told(IOException e) {
        return e instanceof NoRoomException
                ? e.getMessage() + "; free some space there, and it goes on"
                : e + "; it is tried again every second: see that the folder can be written";
    }

    private void quarantine(Refusal refusal) throws IOException {
        Claim claim = refusal.claim();
        try {
            Optional<DurableMove.Copying> copying =
                    quarantine.begin(claim, refusal.reason(), refusal.detail());
            if (copying.isEmpty() || toQuarantine.copy(claim, copying.get(), refusal)) {
                quarantined(refusal);
            }
        } catch (NoSuchFileException e) {
            LOG.warnf("claimed file disappeared %s", claim);
        }
    }

    private void quarantined(Refusal refusal) {
        tally.quarantined(refusal.reason());
        LOG.warnf(
                "quarantined %s reason=%s detail=%s",
                refusal.claim(), refusal.reason(), refusal.detail());
    }

    /// A copy that is under way is given up, and begun again by whoever has the slot next.
    @Override
    public void close() {
        copier.shutdownNow();
        try {
            if (!copier.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a file is still being copied to another file system");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
