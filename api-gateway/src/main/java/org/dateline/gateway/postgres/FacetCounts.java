package org.dateline.gateway.postgres;

import java.util.List;

/// What the articles that meet a filter are, in numbers. Each value is one that the filter of its
/// kind takes; the most frequent come first.
///
/// @param total of the articles that meet the filter
/// @param counted how many of them the counts are of: all, or the 10,000 that were published last
/// @param languages primary ones, such as `en` for `en-GB`
/// @param months of publication, without articles of which only the year is known
/// @param mediaTypes of the files they were seen in; an article may have several
public record FacetCounts(
        Total total,
        long counted,
        List<Value> languages,
        List<Value> publishers,
        List<Value> months,
        List<Value> mediaTypes,
        List<EntityCount> persons,
        List<EntityCount> organizations,
        List<EntityCount> locations) {

    /// One value, and how many of the articles have it.
    public record Value(String value, long articles) {}
}
