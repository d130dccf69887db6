package org.dateline.formats.pdf;

import java.util.List;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.document.WholeDocument;

/// One article in a PDF file.
public record Pdf() implements ArticleFormat {

    private static final String MEDIA_TYPE = "application/pdf";

    @Override
    public Description description() {
        return new Description("PDF with text in it", List.of("pdf"), "one", MEDIA_TYPE);
    }

    @Override
    public boolean recognises(Beginning file) {
        return file.starts('%', 'P', 'D', 'F', '-');
    }

    @Override
    public int version() {
        return PdfReader.VERSION;
    }

    @Override
    public long longestFile() {
        return PdfReader.MAX_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        return WholeDocument.reader(
                input, record, PdfReader.MAX_BYTES, MEDIA_TYPE, PdfReader::read);
    }
}
