package org.dateline.gateway.mcp;

import java.util.UUID;
import org.dateline.gateway.postgres.ArticleSummary;
import org.jspecify.annotations.Nullable;

/// The article that something comes from.
///
/// @param published ISO 8601, as precise as is known; null when the article does not tell
/// @param publishedBasis where that date was found; null without one
/// @param url where it was published, as its source says
/// @param page its page here, relative to the gateway's address
public record Citation(
        UUID id,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String published,
        @Nullable String publishedBasis,
        @Nullable String url,
        String page) {

    static Citation of(ArticleSummary summary) {
        ArticleSummary.Publication date = summary.published();
        return new Citation(
                summary.id(),
                summary.title(),
                summary.publisher(),
                date == null ? null : date.value(),
                date == null ? null : date.basis().name(),
                summary.url(),
                page(summary.id()));
    }

    static String page(UUID id) {
        return "/articles/" + id;
    }
}
