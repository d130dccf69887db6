package org.dateline.gateway.query;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// Where a page of articles ended: the last one shown and what it was sorted by.
///
/// @param key microseconds since 1970 of the instant sorted by, what articles are ranked by, or the
///     order of storing
/// @param ranking of a list by relevance
public record Position(Section section, long key, UUID article, Optional<Ranking> ranking) {

    private static final int BYTES = 1 + 3 * Long.BYTES;

    public Position(Section section, long key, UUID article) {
        this(section, key, article, Optional.empty());
    }

    /// The part of a list that is sorted by one key.
    public enum Section {
        /// Articles that are ranked by relevance, the best first; the others follow.
        RANKED('r'),
        /// Articles with a publication date, by it.
        DATED('d'),
        /// Articles without one, last received first; they follow the dated.
        UNDATED('u'),
        /// All articles, by a key that each has.
        ALL('a');

        private final byte code;

        Section(char code) {
            this.code = (byte) code;
        }

        private static Section of(byte code) {
            return Arrays.stream(values())
                    .filter(section -> section.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(Cursors.REFUSAL));
        }
    }

    byte[] bytes() {
        byte[] ranked = ranking.map(Ranking::bytes).orElseGet(() -> new byte[0]);
        return ByteBuffer.allocate(BYTES + ranked.length)
                .put(section.code)
                .putLong(key)
                .putLong(article.getMostSignificantBits())
                .putLong(article.getLeastSignificantBits())
                .put(ranked)
                .array();
    }

    static Position of(byte[] bytes) {
        if (bytes.length < BYTES) {
            throw new IllegalArgumentException(Cursors.REFUSAL);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Position(
                Section.of(buffer.get()),
                buffer.getLong(),
                new UUID(buffer.getLong(), buffer.getLong()),
                buffer.hasRemaining() ? Optional.of(Ranking.of(buffer)) : Optional.empty());
    }
}
