package org.dateline.ingest.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of a claim is published: the value of a record on `ingest.ledger`, committed together with
/// the articles it speaks of.
///
/// @param owner `transactional.id` of the slot that wrote it
/// @param nextRecord how many records of the file are published, from the first on
/// @param bytesRead how many bytes of the file had been read for them
/// @param sha256 hex, of those bytes
/// @param readerVersion of the format they were read with
/// @param leftOut how many of them were too long to be published in any form, so that the file must
///     be kept for them; null where none was
/// @param firstLeftOut the first of those; null where none was
/// @param done whether these are all
public record LedgerEntry(
        String claim,
        String owner,
        long nextRecord,
        long bytesRead,
        String sha256,
        int readerVersion,
        @Nullable Long leftOut,
        @Nullable LeftOut firstLeftOut,
        boolean done) {

    /// A record that was too long.
    ///
    /// @param what it is, such as `mail`; null in what older versions wrote
    /// @param line where it begins, counted from 1
    /// @param start how many bytes of the file stand before it
    /// @param length in bytes
    /// @param most bytes that it might have
    public record LeftOut(@Nullable String what, long line, long start, long length, long most) {}

    /// One that does not know which record was left out.
    public LedgerEntry(
            String claim,
            String owner,
            long nextRecord,
            long bytesRead,
            String sha256,
            int readerVersion,
            @Nullable Long leftOut,
            boolean done) {
        this(claim, owner, nextRecord, bytesRead, sha256, readerVersion, leftOut, null, done);
    }

    public LedgerEntry {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(sha256, "sha256");
        if (nextRecord < 0 || bytesRead < 0) {
            throw new IllegalArgumentException(
                    "a ledger entry counts " + nextRecord + " records, " + bytesRead + " bytes");
        }
    }

    /// Whether it says less than what was said of the same claim before, as only the copy of an old
    /// record does.
    public boolean isBehind(LedgerEntry before) {
        return bytesRead < before.bytesRead
                || nextRecord < before.nextRecord
                || (before.done && !done);
    }
}
