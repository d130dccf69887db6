package org.dateline.broker;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Leaves keys or values out that nobody looks at, so that a poll of them fills no memory.
public final class NoValues implements Deserializer<byte[]> {

    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] value) {
        return null;
    }

    @Override
    public byte @Nullable [] deserialize(
            String topic, Headers headers, @Nullable ByteBuffer value) {
        return null;
    }
}
