package org.dateline.formats.html;

/// A line of a page's text.
///
/// @param linked how many of its characters are links
/// @param goesOn whether it belongs to the paragraph of the line before
/// @param element the number of the element it stands in
record Line(String text, Kind kind, int linked, boolean goesOn, int element) {

    /// What a line is in the page's structure.
    enum Kind {
        PARAGRAPH,
        HEADING,
        ITEM,
        ROW,
        CAPTION,
        QUOTE,
        CODE
    }

    double linkedShare() {
        return (double) linked / Math.max(1, text.length());
    }
}
