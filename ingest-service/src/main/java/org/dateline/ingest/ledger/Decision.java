package org.dateline.ingest.ledger;

import java.util.Optional;

/// What to do with a claim that stands in a slot after a crash, given what the ledger says of it.
public sealed interface Decision {

    /// Nothing of it is published: begin.
    record Publish() implements Decision {}

    /// Part of it is published: go on behind it, if that part of the file is as it was.
    record Resume(LedgerEntry from) implements Decision {}

    /// All of it is published.
    record Archive() implements Decision {}

    /// All that can be is published; the file is the only place for the rest.
    record Keep(LedgerEntry entry) implements Decision {}

    /// Part of it is published, and what follows can't be told any more.
    record Changed(String detail) implements Decision {}

    /// @param readerVersion of the format that would read the file now
    static Decision of(Optional<LedgerEntry> committed, int readerVersion) {
        if (committed.isEmpty()) {
            return new Publish();
        }
        LedgerEntry entry = committed.get();
        if (entry.done()) {
            return entry.leftOut() == null ? new Archive() : new Keep(entry);
        }
        if (entry.readerVersion() != readerVersion) {
            return new Changed(
                    "partly published by reader version "
                            + entry.readerVersion()
                            + "; this is version "
                            + readerVersion);
        }
        return new Resume(entry);
    }
}
