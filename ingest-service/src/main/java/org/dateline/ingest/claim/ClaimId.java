package org.dateline.ingest.claim;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Names one claiming of one file. It is a UUIDv7 (RFC 9562), so the order of ids is the order of
/// claims, and the time of the claim can be read from it after any crash. So can it be whether the
/// file was forced: then the version is 8, with the same layout.
public record ClaimId(UUID value) implements Comparable<ClaimId> {

    private static final int USUAL = 7;
    private static final int FORCED = 8;

    public ClaimId {
        if (value.version() != USUAL && value.version() != FORCED) {
            throw new IllegalArgumentException("a claim is a UUID of version 7 or 8, not " + value);
        }
    }

    /// The claim that a folder's or a path parameter's name stands for; empty when it is none.
    public static Optional<ClaimId> parse(String name) {
        try {
            UUID value = UUID.fromString(name);
            return value.toString().equals(name)
                    ? Optional.of(new ClaimId(value))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// When the file was claimed, to the millisecond.
    public Instant claimedAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /// The same, of a file that brings its articles back although they were erased.
    ClaimId forced() {
        long high = value.getMostSignificantBits() & ~0xF000L | FORCED << 12;
        return new ClaimId(new UUID(high, value.getLeastSignificantBits()));
    }

    /// Whether the file was handed over to bring its articles back although they were erased.
    public boolean isForced() {
        return value.version() == FORCED;
    }

    @Override
    public int compareTo(ClaimId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
