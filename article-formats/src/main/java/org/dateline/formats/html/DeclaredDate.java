package org.dateline.formats.html;

/// A date that a page gives for its article.
///
/// @param value ISO 8601: a day, or a time with the offset it was given with
/// @param where the element or field it stood in, such as `meta[article:published_time]`
public record DeclaredDate(String value, Kind kind, String where) {

    /// What happened on a date.
    public enum Kind {
        PUBLISHED,
        MODIFIED,
        /// Not said.
        OTHER
    }
}
