package org.dateline.store.batch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An enriched article within the bounds of the database: every value fits its column.
///
/// @param eventId `ce_id` of the record it came in, and of the one that says it is stored
/// @param recency what decides whether it is the current one
/// @param title null when the article has none
/// @param published null when the article does not tell
/// @param indexed the beginning of `text` that full text search covers
/// @param event the JSON of its event without `text`
/// @param entities no two with the same id
/// @param dates no two with the same start
public record Article(
        String eventId,
        UUID articleId,
        String revision,
        Recency recency,
        Instant enrichedAt,
        @Nullable String title,
        String language,
        @Nullable String publisher,
        @Nullable String url,
        Days.@Nullable Published published,
        String text,
        String indexed,
        String event,
        Appearance appearance,
        List<Named> entities,
        List<Dated> dates,
        Body body) {

    public Article {
        entities = List.copyOf(entities);
        dates = List.copyOf(dates);
    }

    /// The dropped file it was seen in.
    ///
    /// @param sha256 hex, of the article's bytes
    /// @param forced whether it was dropped in spite of an erasure
    public record Appearance(
            String file,
            String mediaType,
            @Nullable String charset,
            String sha256,
            boolean forced) {}

    /// One entity with the places that name it, as integer array literals of PostgreSQL.
    public record Named(
            String id,
            String type,
            String name,
            @Nullable String country,
            double salience,
            String starts,
            String ends) {}

    /// One date mention.
    ///
    /// @param during null when it names no place on the calendar
    public record Dated(int start, int end, String type, String value, @Nullable Days during) {}

    /// The fingerprint of its body.
    ///
    /// @param sha256 hex
    /// @param sketch base64
    public record Body(String scheme, String sha256, String sketch, int shingles) {}
}
