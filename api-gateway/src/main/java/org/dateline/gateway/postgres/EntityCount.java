package org.dateline.gateway.postgres;

import org.dateline.events.Entity;
import org.jspecify.annotations.Nullable;

/// A person, organization or place, and how many articles mention it.
///
/// @param country ISO 3166-1 alpha-2 of a place that is a country, else null
public record EntityCount(
        String id, String name, Entity.Type type, @Nullable String country, long articles) {}
