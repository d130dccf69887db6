package org.dateline.formats.office;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.document.WholeDocument;

/// One article in a document of a word processor.
///
/// @param mark what the names of its parts, or the first of them, say near the start
public record OfficeDocument(Description description, String mark) implements ArticleFormat {

    /// Office Open XML.
    public static OfficeDocument word() {
        return new OfficeDocument(
                new Description(
                        "a document of Word since 2007 (Office Open XML)",
                        List.of("docx", "docm", "dotx"),
                        "one",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                "[Content_Types].xml");
    }

    /// OpenDocument.
    public static OfficeDocument openDocument() {
        return new OfficeDocument(
                new Description(
                        "a document of LibreOffice and others (OpenDocument)",
                        List.of("odt", "ott"),
                        "one",
                        "application/vnd.oasis.opendocument.text"),
                "mimetypeapplication/vnd.oasis.opendocument.");
    }

    /// By the first part's name, which these formats fix.
    @Override
    public boolean recognises(Beginning file) {
        return file.starts('P', 'K', 3, 4)
                && file.bytes().length >= NAME + mark.length()
                && new String(file.bytes(), NAME, mark.length(), ISO_8859_1).equals(mark);
    }

    /// Where in a zip file the name of the first part begins.
    private static final int NAME = 30;

    @Override
    public int version() {
        return OfficeReader.VERSION;
    }

    @Override
    public long longestFile() {
        return OfficeReader.MAX_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        return WholeDocument.reader(
                input, record, OfficeReader.MAX_BYTES, description.mediaType(), OfficeReader::read);
    }
}
