package org.dateline.gateway.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said to have happened when, the earliest first.
///
/// @param next the cursor of the page after, null when this is the last
public record TimelinePage(List<Point> points, @Nullable String next) {

    /// A date that an article speaks of.
    ///
    /// @param first the first day that it may mean
    /// @param last the last, included
    /// @param date the mention as it stands in the article's `dates`: with its words, and what it
    ///     was counted from where it is relative
    /// @param anchorText the words that a relative date was counted from, where they stand in the
    ///     text; else null
    /// @param sentence around it; null where the page has too much text to read
    public record Point(
            String first,
            String last,
            JsonNode date,
            @Nullable String anchorText,
            @Nullable Sentence sentence,
            Said article) {}

    /// A part of a text.
    ///
    /// @param start in UTF-16 units of the article's text
    /// @param end exclusive
    public record Sentence(String text, int start, int end) {}

    /// The article that says it.
    ///
    /// @param published as precise as is known
    public record Said(
            UUID id,
            @Nullable String title,
            @Nullable String publisher,
            @Nullable String url,
            @Nullable String published,
            String language) {}
}
