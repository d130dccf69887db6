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
    ///
    /// @param entry path inside the file, where that is an archive
    public record SeenIn(
            String claim,
            long record,
            String file,
            @Nullable String entry,
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

    /// Another article that is like it, or in the same cluster of copies.
    ///
    /// @param inCluster whether lists show the two as copies of one
    /// @param relation what the article asked for is to it, null when they are copies only by way
    ///     of a third, and with it the scores
    /// @param jaccard of the pairs of consecutive words that either has, the share that both have
    /// @param contained of those of the article asked for, the share that this one has
    /// @param containing of those of this one, the share that the article asked for has
    /// @param passages the longest that both have, at most five of at least eight words; none where
    ///     the two are equal word for word, or were compared before passages were kept
    public record Member(
            ArticleSummary article,
            boolean inCluster,
            @Nullable Likeness relation,
            @Nullable Double jaccard,
            @Nullable Double contained,
            @Nullable Double containing,
            List<SharedPassage> passages) {}

    /// A run of words that two articles have in common, in UTF-16 units of their texts, the ends
    /// exclusive.
    ///
    /// @param start in the text of the article asked for
    /// @param otherStart in the text of the other, with `otherEnd`; null in a list that is too long
    ///     to read all its texts
    public record SharedPassage(
            int words,
            int start,
            int end,
            @Nullable Integer otherStart,
            @Nullable Integer otherEnd) {}

    /// What one text is to another.
    public enum Likeness {
        DUPLICATE,
        NEAR_DUPLICATE,
        CONTAINS,
        CONTAINED_IN
    }

    /// One content of an article, with its text.
    public record RevisionText(
            UUID articleId,
            String revision,
            boolean current,
            @Nullable String title,
            Instant firstReceivedAt,
            Instant receivedAt,
            String text) {}
}
