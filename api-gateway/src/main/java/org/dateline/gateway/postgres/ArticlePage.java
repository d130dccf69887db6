package org.dateline.gateway.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list of articles.
///
/// @param next the cursor of the page after, null when this is the last
public record ArticlePage(List<ArticleSummary> articles, @Nullable String next) {}
