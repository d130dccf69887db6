package org.dateline.ingest.claim;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Names one claiming of one file. It is a UUIDv7 (RFC 9562), so the order of ids is the order of
/// claims, and the time of the claim can be read from it after any crash.
public record ClaimId(UUID value) implements Comparable<ClaimId> {

    public ClaimId {
        if (value.version() != 7) {
            throw new IllegalArgumentException("a claim is a UUID of version 7, not " + value);
        }
    }

    /// The claim that a folder's or a path parameter's name stands for; empty when it is none.
    public static Optional<ClaimId> parse(String name) {
        try {
            UUID value = UUID.fromString(name);
            return value.version() == 7 && value.toString().equals(name)
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

    @Override
    public int compareTo(ClaimId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
