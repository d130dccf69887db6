package org.dateline.gateway.page;

/// A stretch of text that something is known of.
///
/// @param start in UTF-16 units
/// @param end exclusive
/// @param note what is known, for a person
/// @param link where it leads, empty when nowhere
public record Mark(int start, int end, Kind kind, String note, String link) {

    /// What is known of a stretch of text.
    public enum Kind {
        PERSON,
        ORGANIZATION,
        LOCATION,
        DATE,
        /// The evidence for the publication date.
        PUBLISHED,
        /// A word that was searched for.
        MATCH
    }
}
