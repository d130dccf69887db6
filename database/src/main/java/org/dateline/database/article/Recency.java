package org.dateline.database.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;

/// What decides which of two events of an article is the current one: the greater wins.
///
/// The order is that of the columns of the same names in PostgreSQL: instants count in
/// microseconds, claims by their UTF-8 bytes.
public record Recency(Instant receivedAt, String claim, long record, int version)
        implements Comparable<Recency> {

    @Override
    public int compareTo(Recency other) {
        int order = receivedAt.compareTo(other.receivedAt);
        if (order == 0) {
            order = Arrays.compareUnsigned(claim.getBytes(UTF_8), other.claim.getBytes(UTF_8));
        }
        if (order == 0) {
            order = Long.compare(record, other.record);
        }
        return order != 0 ? order : Integer.compare(version, other.version);
    }
}
