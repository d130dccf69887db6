package org.dateline.gateway.postgres;

import java.util.List;
import org.dateline.events.Entity;
import org.jspecify.annotations.Nullable;

/// A person, organization or place with what articles say beside it.
///
/// @param articles how many mention it
/// @param variants how the articles that are most about it write it, the most frequent first
/// @param together those that are most often mentioned in the same articles, at most 20
public record EntityDetails(
        String id,
        String name,
        Entity.Type type,
        @Nullable String country,
        long articles,
        List<Variant> variants,
        List<EntityCount> together) {

    /// One way to write a name.
    ///
    /// @param mentions how often the articles looked at do
    public record Variant(String text, long mentions) {}
}
