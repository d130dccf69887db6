package org.dateline.store.batch;

import org.jspecify.annotations.Nullable;

/// A record of `articles.enriched` as it came.
///
/// @param ceType its header, null where it has none; likewise `ceId`
/// @param value null for a tombstone
public record Delivery(
        Place place, @Nullable String ceType, @Nullable String ceId, byte @Nullable [] value) {}
