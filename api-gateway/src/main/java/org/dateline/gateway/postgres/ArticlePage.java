package org.dateline.gateway.postgres;

import java.util.List;
import org.dateline.gateway.search.SearchNotes;
import org.jspecify.annotations.Nullable;

/// A page of a list of articles.
///
/// @param total of the whole list, not of the page
/// @param search of the words searched for; null when the list was not searched for any
/// @param next the cursor of the page after, null when this is the last
public record ArticlePage(
        Total total,
        List<ArticleSummary> articles,
        @Nullable SearchNotes search,
        @Nullable String next) {}
