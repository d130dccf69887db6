package org.dateline.ingest.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.events.Topic;
import org.dateline.ingest.claim.Claim;

/// What one transaction will carry: records of many small files, or of a part of a large one.
public final class Batch {

    private final Limits limits;
    private final Clock clock;
    private final Instant begun;
    private final List<Outgoing> records = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private int bytes;

    /// What the batch holds of one claim.
    ///
    /// @param done whether it reaches the file's end
    public record Part(Reading reading, boolean done) {

        public Claim claim() {
            return reading.claim();
        }
    }

    /// How far the batch could take a file in.
    public sealed interface Taken {

        /// To its end.
        record Whole() implements Taken {}

        /// Until the batch was full; the reading goes on in the next one.
        record Partly() implements Taken {}

        /// Until something that can't be used.
        record Unusable(ReasonCode reason, String detail) implements Taken {}
    }

    public Batch(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.begun = clock.instant();
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public boolean isFull() {
        return records.size() >= limits.records()
                || bytes >= limits.bytes()
                || parts.size() >= limits.records()
                || !begun.plus(limits.time()).isAfter(clock.instant());
    }

    public List<Outgoing> records() {
        return records;
    }

    public List<Part> parts() {
        return parts;
    }

    /// Reads on until the file ends or the batch is full.
    public Taken take(Reading reading) {
        int before = records.size();
        while (true) {
            Reading.Next next;
            try {
                next = reading.next();
            } catch (IOException | RuntimeException e) {
                // one file that a reader fails on must not hold up all others
                return unusable(reading, before, ReasonCode.UNREADABLE, e.toString());
            }
            switch (next) {
                case Reading.Next.Found(ArticleReceived article) -> {
                    var record = Outgoing.of(article);
                    if (record.isEmpty()) {
                        return unusable(reading, before, ReasonCode.TOO_LARGE, tooLarge());
                    }
                    records.add(record.get());
                    bytes += record.get().value().length;
                }
                case Reading.Next.End() -> {
                    parts.add(new Part(reading, true));
                    return new Taken.Whole();
                }
                case Reading.Next.Unusable(ReasonCode reason, String detail) -> {
                    return unusable(reading, before, reason, detail);
                }
            }
            if (isFull()) {
                parts.add(new Part(reading, false));
                return new Taken.Partly();
            }
        }
    }

    /// What the file gave before goes into the ledger, so that a retry goes on behind it.
    private Taken unusable(Reading reading, int before, ReasonCode reason, String detail) {
        if (records.size() > before) {
            parts.add(new Part(reading, false));
        }
        return new Taken.Unusable(reason, detail);
    }

    private static String tooLarge() {
        return "as JSON the article has more than " + Topic.RECEIVED.maxRecordBytes() + " bytes";
    }
}
