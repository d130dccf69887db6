package org.dateline.gateway.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Values of `articles.stored` as they are, as far as they can be Dateline's own. Others may be so
/// large, once decompressed, that a poll of them fills the memory; they are passed over as if they
/// had no value.
public final class SmallValues implements Deserializer<byte[]> {

    /// An event has less than one kilobyte.
    static final int MOST_BYTES = 64 << 10;

    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] value) {
        return value == null || value.length > MOST_BYTES ? null : value;
    }

    @Override
    public byte @Nullable [] deserialize(
            String topic, Headers headers, @Nullable ByteBuffer value) {
        return value == null || value.remaining() > MOST_BYTES ? null : Utils.toArray(value);
    }
}
