package org.dateline.ingest.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads keys or values up to a length, and longer ones as if they were empty: a compressed batch
/// that a topic takes may hold many records, which a poll would keep in memory at the same time.
record ShortOnly<T>(Deserializer<T> deserializer, int mostBytes) implements Deserializer<T> {

    private static final byte[] EMPTY = {};

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        return deserializer.deserialize(
                topic, data != null && data.length > mostBytes ? EMPTY : data);
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
        return data != null && data.remaining() > mostBytes
                ? deserializer.deserialize(topic, headers, EMPTY)
                : deserializer.deserialize(topic, headers, data);
    }
}
