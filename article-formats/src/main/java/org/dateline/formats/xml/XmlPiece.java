package org.dateline.formats.xml;

/// What cutting a file of XML into records gives next.
sealed interface XmlPiece {

    /// A record.
    ///
    /// @param isClosed false where the next record begins before this one's end
    /// @param start how many bytes stand before it
    record Whole(byte[] bytes, boolean isClosed, long start) implements XmlPiece {}

    /// One of more bytes than any has.
    record TooLong(long line, long start, long length) implements XmlPiece {}

    /// Nothing yet, though much was read.
    record Nothing() implements XmlPiece {}

    /// No more records.
    ///
    /// @param isWhole whether the root element is closed, and no record open
    record End(boolean isWhole) implements XmlPiece {}
}
