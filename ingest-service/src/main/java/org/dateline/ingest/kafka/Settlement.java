package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.publish.Batch;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Tally;
import org.dateline.ingest.quarantine.Quarantine;
import org.jboss.logging.Logger;

/// Moves claimed files to where they belong once the ledger knows of them: into the archive, or
/// into quarantine. For one thread at a time, but for what is said to be for any.
final class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final Destination destination;
    private final Quarantine quarantine;
    private final Tally tally;
    private final Conditions.Observer conditions;
    private final CrashPoint.Passing crash;

    private final Deque<Claim> committed = new ArrayDeque<>();
    private final Set<ClaimId> committedIds = ConcurrentHashMap.newKeySet();
    private final Deque<Batch.Refusal> refused = new ArrayDeque<>();
    private final List<String> tombstones = new ArrayList<>();
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
    }

    /// All of a claim is published.
    void committed(Claim claim) {
        committed.add(claim);
        committedIds.add(claim.id());
    }

    void refused(Batch.Refusal refusal) {
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
        return committed.isEmpty() && refused.isEmpty();
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
        return archived || quarantined;
    }

    /// Everything is forgotten; what is still to be moved is found again by recovery.
    void clear() {
        committed.clear();
        committedIds.clear();
        refused.clear();
        tombstones.clear();
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
        } catch (IOException e) {
            archiveFailed = true;
            conditions.raise(Condition.ARCHIVE_FAILED, e.toString());
            committed.addAll(moved);
            return false;
        }
        if (archiveFailed) {
            archiveFailed = false;
            conditions.clear(Condition.ARCHIVE_FAILED);
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

    private boolean quarantineRefused() {
        boolean any = false;
        try {
            while (!refused.isEmpty()) {
                quarantine(refused.element());
                refused.remove();
                any = true;
            }
        } catch (IOException e) {
            quarantineFailed = true;
            conditions.raise(Condition.QUARANTINE_FAILED, e.toString());
            return any;
        }
        if (quarantineFailed) {
            quarantineFailed = false;
            conditions.clear(Condition.QUARANTINE_FAILED);
        }
        return any;
    }

    private void quarantine(Batch.Refusal refusal) throws IOException {
        try {
            quarantine.take(refusal.claim(), refusal.reason(), refusal.detail());
            tally.quarantined(refusal.reason());
            LOG.warnf(
                    "quarantined %s reason=%s detail=%s",
                    refusal.claim(), refusal.reason(), refusal.detail());
        } catch (NoSuchFileException e) {
            LOG.warnf("claimed file disappeared %s", refusal.claim());
        }
    }
}
