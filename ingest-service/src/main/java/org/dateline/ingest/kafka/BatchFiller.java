package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Formats;
import org.dateline.ingest.claim.Attempts;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.Batch;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Reading;
import org.dateline.ingest.publish.Refusal;
import org.jboss.logging.Logger;

/// Reads claims into batches, the oldest first. Long files are read in parts, and between their
/// parts others have their turn. For one thread.
final class BatchFiller {

    private static final Logger LOG = Logger.getLogger(BatchFiller.class);

    /// Files that are read in parts at the same time, and how many of them may be long. Each holds
    /// a file open and a block of it in memory.
    private static final int MOST_OPEN = 64;

    private static final int MOST_LONG = 48;
    private static final long LONG_BYTES = 8 << 20;
    private static final Duration LONG_TIME = Duration.ofSeconds(5);

    private final String owner;
    private final Formats formats;
    private final Limits limits;
    private final Conditions.Observer conditions;
    private final Attempts attempts;
    private final Reading.Watch watch;
    private final Clock clock;

    private final Deque<Pending> backlog = new ArrayDeque<>();
    private final List<Pending> unreadable = new ArrayList<>();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Deque<Open> open = new ArrayDeque<>();
    /// Files to be read with nothing beside them at the place where a process died.
    private final Set<ClaimId> suspected = new HashSet<>();
    private boolean openFirst;

    /// A claim to be read.
    ///
    /// @param from what of it is published already
    record Pending(Claim claim, Optional<LedgerEntry> from) {}

    /// @param first whether nothing of the file is published, or in a batch
    /// @param since when it was opened
    private record Open(Reading reading, boolean first, Instant since) {

        private boolean isLong() {
            return reading.size() > LONG_BYTES;
        }
    }

    /// @param owner `transactional.id` of the slot
    BatchFiller(
            Formats formats,
            String owner,
            Limits limits,
            Conditions.Observer conditions,
            Attempts attempts,
            CrashPoint.Passing crash,
            Clock clock) {
        this.formats = formats;
        this.owner = owner;
        this.limits = limits;
        this.conditions = conditions;
        this.attempts = attempts;
        this.watch =
                (claim, position) -> {
                    attempts.reading(claim, position);
                    crash.pass(CrashPoint.READING);
                };
        this.clock = clock;
    }

    void add(Pending pending) {
        backlog.add(pending);
        if (attempts.suspect(pending.claim().id()).isPresent()) {
            suspected.add(pending.claim().id());
        }
    }

    /// Whether there is nothing that could be read now or later.
    boolean isIdle() {
        return !hasMore() && unreadable.isEmpty();
    }

    /// Whether there is something to be read now, besides new files.
    boolean hasMore() {
        return !backlog.isEmpty() || !waiting.isEmpty() || !open.isEmpty();
    }

    /// Whether a file is going to be read during whose reading a process died: then nothing else
    /// should be under way.
    boolean isCareful() {
        return !suspected.isEmpty();
    }

    /// The next batch; empty when there is nothing to read, or nothing was read to its end yet.
    ///
    /// @param arrivals claims files; asked only while the batch has room
    Batch fill(Supplier<Optional<Claim>> arrivals) {
        Batch batch = new Batch(owner, limits, clock);
        fill(batch, arrivals);
        attempts.pause();
        if (backlog.isEmpty() && unreadable.isEmpty()) {
            conditions.clear(Condition.FILE_NOT_READABLE);
        }
        tellOfLongReading();
        return batch;
    }

    private void fill(Batch batch, Supplier<Optional<Claim>> arrivals) {
        openFirst = !openFirst;
        if (openFirst && !open.isEmpty()) {
            take(batch, open.remove());
        }
        while (!batch.isFull()) {
            Optional<Pending> next = next(arrivals);
            if (next.isPresent()) {
                open(batch, next.get()).ifPresent(opened -> take(batch, opened));
            } else if (!open.isEmpty()) {
                take(batch, open.remove());
            } else {
                return;
            }
        }
    }

    /// The next file to be begun; empty when there is none, or as many are open as may be.
    private Optional<Pending> next(Supplier<Optional<Claim>> arrivals) {
        if (open.size() >= MOST_OPEN) {
            return Optional.empty();
        }
        if (!waiting.isEmpty() && mayOpenLong()) {
            return Optional.of(waiting.remove());
        }
        return Optional.ofNullable(backlog.poll())
                .or(() -> arrivals.get().map(claim -> new Pending(claim, Optional.empty())));
    }

    private boolean mayOpenLong() {
        return open.stream().filter(Open::isLong).count() < MOST_LONG;
    }

    private void tellOfLongReading() {
        Instant longAgo = clock.instant().minus(LONG_TIME);
        open.stream()
                .filter(one -> one.since().isBefore(longAgo))
                .findFirst()
                .ifPresentOrElse(
                        one ->
                                conditions.raise(
                                        Condition.FILE_BEING_READ,
                                        "%s is being read: %d of %d MiB"
                                                .formatted(
                                                        one.reading().claim(),
                                                        one.reading().position() >> 20,
                                                        one.reading().size() >> 20)),
                        () -> conditions.clear(Condition.FILE_BEING_READ));
    }

    /// Takes files out that could not be opened before, for another try.
    List<Pending> takeUnreadable() {
        List<Pending> again = List.copyOf(unreadable);
        unreadable.clear();
        return again;
    }

    /// Deals with a claimed file that can't be opened.
    ///
    /// @return why it is of no use; empty where that may end, or the file is gone
    Optional<Refusal> notReadable(Pending pending, IOException e) {
        switch (e) {
            case NoSuchFileException gone ->
                    LOG.warnf("claimed file disappeared %s", pending.claim());
            case AccessDeniedException denied -> {
                conditions.raise(
                        Condition.FILE_NOT_READABLE,
                        pending.claim() + " can't be read: permission denied");
                unreadable.add(pending);
            }
            default -> {
                return Optional.of(
                        new Refusal(pending.claim(), ReasonCode.UNREADABLE, e.toString()));
            }
        }
        return Optional.empty();
    }

    /// Everything that was added is forgotten.
    void clear() {
        open.forEach(one -> close(one.reading()));
        open.clear();
        waiting.clear();
        backlog.clear();
        unreadable.clear();
        suspected.clear();
    }

    private Optional<Open> open(Batch batch, Pending pending) {
        try {
            switch (Reading.open(formats, pending.claim(), pending.from(), watch, clock)) {
                case Reading reading -> {
                    Open opened = new Open(reading, pending.from().isEmpty(), clock.instant());
                    if (!opened.isLong() || mayOpenLong()) {
                        return Optional.of(opened);
                    }
                    close(reading);
                    waiting.add(pending);
                    return Optional.empty();
                }
                case Refusal refusal -> batch.refuse(refusal);
            }
        } catch (IOException e) {
            notReadable(pending, e).ifPresent(batch::refuse);
        }
        suspected.remove(pending.claim().id());
        return Optional.empty();
    }

    private void take(Batch batch, Open opened) {
        Reading reading = opened.reading();
        ClaimId id = reading.claim().id();
        int parts = batch.parts().size();
        boolean goesOn =
                suspected.contains(id)
                        ? batch.take(reading, opened.first(), suspectedPlace(id))
                        : batch.take(reading, opened.first());
        if (!goesOn) {
            close(reading);
            suspected.remove(id);
            return;
        }
        boolean first = opened.first() && batch.parts().size() == parts;
        open.add(new Open(reading, first, opened.since()));
        if (reading.position() > suspectedPlace(id)) {
            suspected.remove(id);
        }
    }

    private long suspectedPlace(ClaimId id) {
        return attempts.suspect(id).map(Attempts.Suspect::position).orElse(-1L);
    }

    private static void close(Reading reading) {
        try {
            reading.close();
        } catch (IOException e) {
            LOG.debugf(e, "could not be closed after reading %s", reading.claim());
        }
    }
}
