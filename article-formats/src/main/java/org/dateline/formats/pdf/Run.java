package org.dateline.formats.pdf;

/// Text that stands in one line without a wide gap.
///
/// @param left in points from the page's left edge, as the page is read
/// @param baseline in points from its upper edge
/// @param size of the font, in points
record Run(String text, float left, float right, float baseline, float size) {

    /// The upper edge of small letters, so that lines that are set tight still have a gap.
    float top() {
        return baseline - size / 2;
    }
}
