package org.dateline.ingest.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.ledger.LedgerEntry;

/// What one transaction will carry: records of many small files, or of a part of a large one.
public final class Batch {

    private static final long NOWHERE = -1;

    private final String owner;
    private final Limits limits;
    private final Clock clock;
    private final Instant begun;
    private final List<Outgoing> records = new ArrayList<>();
    private final List<ReasonCode> rejections = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int bytes;
    private boolean closed;

    /// What the batch holds of one claim.
    ///
    /// @param progress what the ledger says once the batch is committed
    /// @param first whether nothing of the file was published before
    public record Part(Reading reading, LedgerEntry progress, boolean first) {

        public Claim claim() {
            return reading.claim();
        }
    }

    /// @param owner `transactional.id` of the slot
    public Batch(String owner, Limits limits, Clock clock) {
        this.owner = owner;
        this.limits = limits;
        this.clock = clock;
        this.begun = clock.instant();
    }

    public boolean isEmpty() {
        return parts.isEmpty() && refusals.isEmpty();
    }

    /// What its records take.
    public int bytes() {
        return bytes;
    }

    public boolean isFull() {
        return closed
                || records.size() >= limits.records()
                || bytes >= limits.bytes()
                || parts.size() + refusals.size() >= limits.records()
                || !begun.plus(limits.time()).isAfter(clock.instant());
    }

    public List<Outgoing> records() {
        return records;
    }

    /// Why records were put aside, once for each of them.
    public List<ReasonCode> rejections() {
        return rejections;
    }

    public List<Part> parts() {
        return parts;
    }

    /// Files for the quarantine, once the batch is committed.
    public List<Refusal> refusals() {
        return refusals;
    }

    public void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    /// Reads on until the file ends or the batch is full.
    ///
    /// @param first whether nothing of the file was published, or put into a batch, before
    /// @return whether the batch was full before that, and the reading goes on in the next one
    public boolean take(Reading reading, boolean first) {
        return take(reading, first, NOWHERE);
    }

    /// Reads on until the file ends or the batch is full.
    ///
    /// @param alone the place in the file whose record is to be read with nothing beside it
    /// @return whether the batch was full before that, and the reading goes on in the next one
    public boolean take(Reading reading, boolean first, long alone) {
        int records = this.records.size();
        int rejections = this.rejections.size();
        try {
            return read(reading, first, alone);
        } catch (IOException | RuntimeException e) {
            // one file that a reader fails on must not hold up all others; it may have failed
            // within a record, so the ledger's last word stays where it is
            this.records.subList(records, this.records.size()).clear();
            this.rejections.subList(rejections, this.rejections.size()).clear();
            refuse(new Refusal(reading.claim(), ReasonCode.UNREADABLE, e.toString()));
            return false;
        }
    }

    private boolean read(Reading reading, boolean first, long alone) throws IOException {
        boolean any = false;
        while (true) {
            boolean isAlone = reading.position() == alone;
            closed |= isAlone;
            if (isAlone && (any || !isEmpty())) {
                return partly(reading, first, any);
            }
            Reading.Next next = reading.next();
            switch (next) {
                case Reading.Next.Article(Outgoing record) -> add(record);
                case Reading.Next.Rejected(Outgoing record, ReasonCode reason) -> {
                    add(record);
                    rejections.add(reason);
                }
                case Reading.Next.LeftOut() -> {}
                case Reading.Next.Unfinished() -> {
                    if (isFull()) {
                        return partly(reading, first, any);
                    }
                    continue;
                }
                case Reading.Next.End() -> {
                    parts.add(new Part(reading, reading.progress(owner, true), first));
                    return false;
                }
                case Refusal refusal -> {
                    if (any) {
                        // so that a retry goes on behind it
                        parts.add(new Part(reading, reading.progress(owner, false), first));
                    }
                    refuse(refusal);
                    return false;
                }
            }
            any = true;
            if (isFull()) {
                return partly(reading, first, any);
            }
        }
    }

    private boolean partly(Reading reading, boolean first, boolean any) {
        if (any) {
            parts.add(new Part(reading, reading.progress(owner, false), first));
        }
        return true;
    }

    private void add(Outgoing record) {
        records.add(record);
        bytes += record.value().length;
    }
}
