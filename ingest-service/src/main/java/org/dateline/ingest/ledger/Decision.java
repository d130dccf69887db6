package org.dateline.ingest.ledger;

import java.io.IOException;
import java.util.Optional;

/// What to do with a claim that stands in a slot after a crash, given what the ledger says of it.
public sealed interface Decision {

    /// Nothing of it is published: begin.
    record Publish() implements Decision {}

    /// Part of it is published, and that part of the file is as it was: go on behind it.
    record Resume(LedgerEntry from) implements Decision {}

    /// All of it is published.
    record Archive() implements Decision {}

    /// All that can be is published; the file is the only place for the rest.
    record Keep(long leftOut) implements Decision {}

    /// Part of it is published, and what follows can't be told any more.
    record Changed(String detail) implements Decision {}

    /// Hashes the beginning of a claimed file.
    @FunctionalInterface
    interface PrefixHash {

        /// Hex SHA-256 of the first bytes; empty when the file is shorter.
        Optional<String> of(long bytes) throws IOException;
    }

    /// @param readerVersion of the format that would read the file now
    static Decision of(Optional<LedgerEntry> committed, PrefixHash prefix, int readerVersion)
            throws IOException {
        if (committed.isEmpty()) {
            return new Publish();
        }
        LedgerEntry entry = committed.get();
        if (entry.done()) {
            Long leftOut = entry.leftOut();
            return leftOut == null ? new Archive() : new Keep(leftOut);
        }
        if (entry.readerVersion() != readerVersion) {
            return new Changed(
                    "partly published by reader version "
                            + entry.readerVersion()
                            + "; this is version "
                            + readerVersion);
        }
        boolean same = prefix.of(entry.bytesRead()).filter(entry.sha256()::equals).isPresent();
        return same
                ? new Resume(entry)
                : new Changed(
                        "its first " + entry.bytesRead() + " bytes differ from what was published");
    }
}
