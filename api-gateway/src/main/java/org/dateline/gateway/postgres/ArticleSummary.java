package org.dateline.gateway.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dateline.events.Entity;
import org.dateline.events.PublicationDate;
import org.jspecify.annotations.Nullable;

/// An article as it stands in a list.
///
/// @param titleMatches where in the title the words searched for are
/// @param snippet of its text
/// @param searchedTo up to where its text is searched, in UTF-16 units; null when all of it is
/// @param entities those it is most about, first the most salient
/// @param files it was seen in, at most ten
/// @param receivedAt when it was first received
/// @param duplicates how many more articles are in its cluster of copies; in a list, how many of
///     them match
public record ArticleSummary(
        UUID id,
        @Nullable String title,
        List<Snippet.Match> titleMatches,
        Snippet snippet,
        @Nullable Integer searchedTo,
        @Nullable Publication published,
        String language,
        @Nullable String publisher,
        @Nullable String url,
        List<TopEntity> entities,
        List<String> files,
        Instant receivedAt,
        Instant storedAt,
        UUID clusterId,
        int duplicates) {

    ArticleSummary withDuplicates(int matching) {
        return new ArticleSummary(
                id,
                title,
                titleMatches,
                snippet,
                searchedTo,
                published,
                language,
                publisher,
                url,
                entities,
                files,
                receivedAt,
                storedAt,
                clusterId,
                matching);
    }

    /// When it was published.
    ///
    /// @param value ISO 8601, as precise as is known
    /// @param confidence 0…1
    public record Publication(
            String value,
            PublicationDate.Precision precision,
            PublicationDate.Basis basis,
            double confidence) {}

    /// One of the entities it is most about.
    public record TopEntity(
            String id, String name, Entity.Type type, @Nullable String country, double salience) {}
}
