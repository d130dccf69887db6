package org.dateline.enrich;

import org.jspecify.annotations.Nullable;

/// A record of `articles.received` as far as enrichment looks at it.
///
/// @param eventType its `ce_type`, null when it has none
/// @param hasKey whether it has a key, as all but broken records do
/// @param value null when it is a tombstone
public record ReceivedRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String eventType,
        boolean hasKey,
        byte @Nullable [] value) {}
