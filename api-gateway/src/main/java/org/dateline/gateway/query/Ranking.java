package org.dateline.gateway.query;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a list by relevance is ranked with. Its cursors have it, so that every page ranks the same
/// articles in the same way, whatever is stored meanwhile.
///
/// @param partial whether of all articles only those are ranked that are about the words
/// @param from the earliest of these that is ranked, where not all are
/// @param ranked how many are, of those that the list shows
/// @param articles how many were stored
/// @param having how many of them had each of the words
/// @param meanWords how long those that are ranked are in the mean
public record Ranking(
        boolean partial,
        Optional<Bound> from,
        int ranked,
        long articles,
        List<Long> having,
        double meanWords) {

    private static final int BYTES = 1 + 2 * Integer.BYTES + 5 * Long.BYTES;

    private static final byte PARTIAL = 1;
    private static final byte BOUNDED = 2;

    private static final long UNDATED = Long.MIN_VALUE;

    public Ranking {
        having = List.copyOf(having);
    }

    /// A place in the order in which articles were published.
    ///
    /// @param published nothing for those of which that is not known, which come last
    public record Bound(Optional<Instant> published, UUID article) {}

    byte[] bytes() {
        Bound bound = from.orElse(new Bound(Optional.empty(), new UUID(0, 0)));
        long micros =
                bound.published
                        .map(time -> ChronoUnit.MICROS.between(Instant.EPOCH, time))
                        .orElse(UNDATED);
        ByteBuffer buffer =
                ByteBuffer.allocate(BYTES + having.size() * Long.BYTES)
                        .put((byte) ((partial ? PARTIAL : 0) | (from.isPresent() ? BOUNDED : 0)))
                        .putLong(micros)
                        .putLong(bound.article.getMostSignificantBits())
                        .putLong(bound.article.getLeastSignificantBits())
                        .putInt(ranked)
                        .putLong(articles)
                        .putDouble(meanWords)
                        .putInt(having.size());
        having.forEach(buffer::putLong);
        return buffer.array();
    }

    static Ranking of(ByteBuffer buffer) {
        try {
            byte flags = buffer.get();
            long micros = buffer.getLong();
            Bound bound =
                    new Bound(
                            micros == UNDATED
                                    ? Optional.empty()
                                    : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)),
                            new UUID(buffer.getLong(), buffer.getLong()));
            int ranked = buffer.getInt();
            long articles = buffer.getLong();
            double meanWords = buffer.getDouble();
            int words = buffer.getInt();
            List<Long> having = new ArrayList<>();
            for (int i = 0; i < words; i++) {
                having.add(buffer.getLong());
            }
            return new Ranking(
                    (flags & PARTIAL) != 0,
                    (flags & BOUNDED) != 0 ? Optional.of(bound) : Optional.empty(),
                    ranked,
                    articles,
                    having,
                    meanWords);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(Cursors.REFUSAL, e);
        }
    }
}
