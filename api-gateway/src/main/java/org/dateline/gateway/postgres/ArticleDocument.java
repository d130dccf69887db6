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

    /// An article that is like the one asked for.
    ///
    /// @param inCluster whether it is in the same cluster of copies
    /// @param relation of it to the article asked for; null, like the scores, when they are copies
    ///     only by way of a third
    /// @param similarity Jaccard index of the word shingles of both, 0…1
    /// @param contains share of the shingles of the article asked for that this one has, 0…1
    /// @param contained share of the shingles of this one that the article asked for has, 0…1
    public record Member(
            ArticleSummary article,
            boolean inCluster,
            @Nullable Likeness relation,
            @Nullable Double similarity,
            @Nullable Double contains,
            @Nullable Double contained) {}

    /// What one article is to another like it.
    public enum Likeness {
        DUPLICATE,
        NEAR_DUPLICATE,
        /// it has most of the other's text and much besides
        CONTAINS,
        /// most of its text stands in the other
        CONTAINED_IN
    }
}
