package org.dateline.formats.html;

import java.io.IOException;
import java.util.List;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.WholeFile;
import org.dateline.formats.json.FieldNames;
import org.dateline.formats.text.PlainText;
import org.dateline.formats.xml.XmlRoot;

/// One article in a file of HTML, with what its page declares. A file without any markup is plain
/// text, whatever it is called.
public record WebPage() implements ArticleFormat {

    /// Of which a page takes a multiple of memory while it is read. Longer ones hold pictures or
    /// whole sites.
    static final int MOST_FILE_BYTES = 8 << 20;

    @Override
    public Description description() {
        return new Description("a web page", List.of("html", "htm", "xhtml"), "one", "text/html");
    }

    /// As servers send it: with its root element, whatever the name of the program that made it.
    @Override
    public boolean recognises(Beginning beginning) {
        return XmlRoot.of(beginning)
                .filter(root -> root.name().equalsIgnoreCase("html"))
                .isPresent();
    }

    @Override
    public int version() {
        return HtmlReader.VERSION;
    }

    @Override
    public long longestFile() {
        return MOST_FILE_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        if (record == 0 && !HtmlReader.hasMarkup(input.ahead())) {
            return new PlainText(FieldNames.USUAL).open(input, record);
        }
        return WholeFile.limited(
                input,
                record,
                MOST_FILE_BYTES,
                "the page",
                bytes ->
                        HtmlReader.read(bytes, null, null)
                                .step(description().mediaType(), input.sha256()));
    }
}
