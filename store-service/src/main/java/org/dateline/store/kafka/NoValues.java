package org.dateline.store.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Leaves values out, where only headers are looked at and a poll of values would fill the memory.
public final class NoValues implements Deserializer<byte[]> {

    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] value) {
        return null;
    }
}
