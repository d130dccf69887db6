package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.Batch;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Reading;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads claims into batches, the oldest first. For one thread.
final class BatchFiller {

    private static final Logger LOG = Logger.getLogger(BatchFiller.class);

    private final String owner;
    private final Limits limits;
    private final Conditions.Observer conditions;
    private final Clock clock;

    private final Deque<Pending> backlog = new ArrayDeque<>();
    private final List<Pending> unreadable = new ArrayList<>();
    private @Nullable Open current;

    /// A claim to be read.
    ///
    /// @param from what of it is published already
    record Pending(Claim claim, Optional<LedgerEntry> from) {}

    /// @param first whether nothing of the file is published, or in a batch
    private record Open(Reading reading, boolean first) {}

    /// @param owner `transactional.id` of the slot
    BatchFiller(String owner, Limits limits, Conditions.Observer conditions, Clock clock) {
        this.owner = owner;
        this.limits = limits;
        this.conditions = conditions;
        this.clock = clock;
    }

    void add(Pending pending) {
        backlog.add(pending);
    }

    /// Whether there is nothing that could be read now or later.
    boolean isIdle() {
        return backlog.isEmpty() && current == null && unreadable.isEmpty();
    }

    /// The next batch; empty when there is nothing to read.
    ///
    /// @param arrivals claims files; asked only while the batch has room
    Batch fill(Supplier<Optional<Claim>> arrivals) {
        Batch batch = new Batch(owner, limits, clock);
        fill(batch, arrivals);
        if (backlog.isEmpty() && unreadable.isEmpty()) {
            conditions.clear(Condition.FILE_NOT_READABLE);
        }
        return batch;
    }

    private void fill(Batch batch, Supplier<Optional<Claim>> arrivals) {
        while (!batch.isFull()) {
            Optional<Open> next = next(batch, arrivals);
            if (next.isEmpty() && backlog.isEmpty()) {
                return;
            }
            next.ifPresent(open -> take(batch, open));
        }
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
    Optional<Batch.Refusal> notReadable(Pending pending, IOException e) {
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
                        new Batch.Refusal(pending.claim(), ReasonCode.UNREADABLE, e.toString()));
            }
        }
        return Optional.empty();
    }

    /// Everything that was added is forgotten.
    void clear() {
        if (current != null) {
            close(current.reading());
            current = null;
        }
        backlog.clear();
        unreadable.clear();
    }

    private Optional<Open> next(Batch batch, Supplier<Optional<Claim>> arrivals) {
        if (current != null) {
            Open open = current;
            current = null;
            return Optional.of(open);
        }
        Pending pending = backlog.poll();
        if (pending != null) {
            return open(batch, pending);
        }
        while (!batch.isFull()) {
            Optional<Claim> claim = arrivals.get();
            if (claim.isEmpty()) {
                return Optional.empty();
            }
            Optional<Open> open = open(batch, new Pending(claim.get(), Optional.empty()));
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    private Optional<Open> open(Batch batch, Pending pending) {
        try {
            switch (Reading.open(pending.claim(), pending.from(), clock)) {
                case Reading.Opened.Open(Reading reading) -> {
                    return Optional.of(new Open(reading, pending.from().isEmpty()));
                }
                case Reading.Opened.Unusable(ReasonCode reason, String detail) ->
                        batch.refuse(new Batch.Refusal(pending.claim(), reason, detail));
            }
        } catch (IOException e) {
            notReadable(pending, e).ifPresent(batch::refuse);
        }
        return Optional.empty();
    }

    private void take(Batch batch, Open open) {
        switch (batch.take(open.reading(), open.first())) {
            case Batch.Taken.Partly() -> current = new Open(open.reading(), false);
            case Batch.Taken.Whole(), Batch.Taken.Refused() -> close(open.reading());
        }
    }

    private static void close(Reading reading) {
        try {
            reading.close();
        } catch (IOException e) {
            LOG.debugf(e, "could not close file %s", reading.claim());
        }
    }
}
