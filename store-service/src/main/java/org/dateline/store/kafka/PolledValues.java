package org.dateline.store.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Makes the values of polled records.
public final class PolledValues implements Deserializer<PolledValue> {

    @Override
    public @Nullable PolledValue deserialize(String topic, byte @Nullable [] value) {
        return value == null ? null : PolledValue.of(value);
    }
}
