package org.dateline.formats.xml;

import java.io.ByteArrayOutputStream;

/// A record of a file of XML while its bytes come in.
final class XmlRecord {

    /// The most bytes of one that are held.
    static final int MOST_BYTES = 8 << 20;

    private final String name;
    private final long start;
    private final long line;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long length;

    /// @param name of its element, as it is written
    /// @param start how many bytes of the file stand before it
    /// @param line where it begins, counted from 1
    XmlRecord(String name, long start, long line) {
        this.name = name;
        this.start = start;
        this.line = line;
    }

    String name() {
        return name;
    }

    void add(int b) {
        length++;
        if (length <= MOST_BYTES) {
            bytes.write(b);
        }
    }

    /// @param closed whether its end has come
    XmlPiece piece(boolean closed) {
        return length > MOST_BYTES
                ? new XmlPiece.TooLong(line, start, length)
                : new XmlPiece.Whole(bytes.toByteArray(), closed, start);
    }
}
