package org.dateline.ingest.kafka;

import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.Attempts;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.Batch;

/// Why files are quarantined that could be read, or seemed so.
final class Refusals {

    private Refusals() {}

    /// Some other bytes than these are published.
    static Batch.Refusal changed(Claim claim, String detail) {
        return new Batch.Refusal(claim, ReasonCode.CHANGED_AFTER_CLAIM, detail);
    }

    /// The process would end again.
    static Batch.Refusal readerFailed(Claim claim, Attempts.Suspect suspect) {
        return new Batch.Refusal(
                claim,
                ReasonCode.READER_FAILED,
                "the process ended %d times while reading the file at byte %d; fix or remove that record, then retry"
                        .formatted(suspect.deaths(), suspect.position()));
    }

    /// All is published but what only the file holds.
    static Batch.Refusal kept(Claim claim, LedgerEntry all) {
        Long leftOut = all.leftOut();
        long lines = leftOut == null ? 0 : leftOut;
        LedgerEntry.LeftOut first = all.firstLeftOut();
        return new Batch.Refusal(
                claim,
                ReasonCode.TOO_LARGE,
                (lines == 1 ? "1 line is" : lines + " lines are")
                        + " too long, and only in this file"
                        + (first == null ? "" : place(lines, first))
                        + "; all others are published");
    }

    private static String place(long lines, LedgerEntry.LeftOut first) {
        return ": %sline %d, at byte %d, has %d bytes; limit %d"
                .formatted(
                        lines == 1 ? "" : "the first, ",
                        first.line(),
                        first.start(),
                        first.length(),
                        first.most());
    }
}
