package org.dateline.broker;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Takes no memory for values that nobody looks at.
final class IgnoredBytes implements Deserializer<Void> {

    @Override
    public @Nullable Void deserialize(String topic, byte @Nullable [] data) {
        return null;
    }

    @Override
    public @Nullable Void deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
        return null;
    }
}
