package org.dateline.gateway.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dateline.events.ArticleStored.Relation;
import org.jspecify.annotations.Nullable;

/// One article with all that is known of it.
///
/// @param event JSON of the current revision's `articles.enriched` event, without `text`
/// @param sightings by when they were received, at most a thousand
/// @param copies how many more articles are in its cluster
/// @param copyOf the earlier articles that this one is a copy of
public record ArticleDocument(
        UUID id,
        String event,
        String text,
        Instant storedAt,
        UUID clusterId,
        int copies,
        List<Copy> copyOf,
        List<SeenIn> sightings) {

    /// An appearance in a dropped file, with when each step of its way was done.
    public record SeenIn(
            String claim,
            long record,
            String file,
            String mediaType,
            @Nullable String charset,
            String sha256,
            String revision,
            Instant receivedAt,
            Instant enrichedAt,
            Instant storedAt) {}

    /// An earlier article that this one is a copy of.
    ///
    /// @param similarity 0…1
    public record Copy(UUID of, Relation relation, double similarity) {}

    /// One content that the article had.
    ///
    /// @param current whether it is the one of the newest sighting
    public record RevisionOf(
            String revision,
            boolean current,
            @Nullable String title,
            Instant firstReceivedAt,
            Instant receivedAt,
            int enrichmentVersion,
            int textLength,
            int sightings) {}

    /// A member of the same cluster of copies.
    ///
    /// @param relation to the article asked for, null when they are copies only by way of a third
    public record Member(
            ArticleSummary article, @Nullable Relation relation, @Nullable Double similarity) {}
}
