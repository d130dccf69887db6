package org.dateline.ingest.ledger;

import java.util.Optional;

/// What to do with a claim that stands in a slot after a crash, given what the ledger says of it.
public sealed interface Decision {

    /// Nothing of it is published: begin.
    record Publish() implements Decision {}

    /// Part of it is published: go on behind it, if that part of the file is as it was, and read as
    /// it was.
    record Resume(LedgerEntry from) implements Decision {}

    /// All of it is published.
    record Archive() implements Decision {}

    /// All that can be is published; the file is the only place for the rest.
    record Keep(LedgerEntry entry) implements Decision {}

    static Decision of(Optional<LedgerEntry> committed) {
        if (committed.isEmpty()) {
            return new Publish();
        }
        LedgerEntry entry = committed.get();
        if (entry.done()) {
            return entry.leftOut() == null ? new Archive() : new Keep(entry);
        }
        return new Resume(entry);
    }
}
