package org.dateline.ingest.kafka;

import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.Attempts;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.Refusal;

/// Why files are quarantined that could be read, or seemed so.
final class Refusals {

    private Refusals() {}

    /// Some other bytes than these are published.
    static Refusal changed(Claim claim, String detail) {
        return new Refusal(claim, ReasonCode.CHANGED_AFTER_CLAIM, detail);
    }

    /// The process would end again.
    static Refusal readerFailed(Claim claim, Attempts.Suspect suspect) {
        return new Refusal(
                claim,
                ReasonCode.READER_FAILED,
                "the process ended %d times while reading the file at byte %d; fix or remove that record, then retry"
                        .formatted(suspect.deaths(), suspect.position()));
    }

    /// All is published but what only the file holds.
    static Refusal kept(Claim claim, LedgerEntry all) {
        Long leftOut = all.leftOut();
        long count = leftOut == null ? 0 : leftOut;
        LedgerEntry.LeftOut first = all.firstLeftOut();
        String what = first == null || first.what() == null ? "line" : first.what();
        return new Refusal(
                claim,
                ReasonCode.TOO_LARGE,
                (count == 1 ? "1 " + what + " is" : count + " " + what + "s are")
                        + " too long, and only in this file"
                        + (first == null ? "" : place(count, what, first))
                        + "; all others are published");
    }

    private static String place(long count, String what, LedgerEntry.LeftOut first) {
        boolean counted = what.equals("line") || what.equals("object");
        return ": %s%s%s %d, at byte %d, has %d bytes; limit %d"
                .formatted(
                        count == 1 ? "" : "the first, ",
                        what,
                        counted ? "" : " at line",
                        first.line(),
                        first.start(),
                        first.length(),
                        first.most());
    }
}
