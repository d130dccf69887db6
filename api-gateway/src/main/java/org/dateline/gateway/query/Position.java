package org.dateline.gateway.query;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/// Where a page of articles ended: the last one shown and what it was sorted by.
///
/// @param key microseconds since 1970 of the instant sorted by, the bits of the relevance, or the
///     order of storing
public record Position(Section section, long key, UUID article) {

    private static final int BYTES = 1 + 3 * Long.BYTES;

    /// The part of a list that is sorted by one key.
    public enum Section {
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
        return ByteBuffer.allocate(BYTES)
                .put(section.code)
                .putLong(key)
                .putLong(article.getMostSignificantBits())
                .putLong(article.getLeastSignificantBits())
                .array();
    }

    static Position of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(Cursors.REFUSAL);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Position(
                Section.of(buffer.get()),
                buffer.getLong(),
                new UUID(buffer.getLong(), buffer.getLong()));
    }
}
