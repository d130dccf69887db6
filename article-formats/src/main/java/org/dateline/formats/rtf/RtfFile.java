package org.dateline.formats.rtf;

import java.util.List;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.document.WholeDocument;

/// One article in a file of
/// [Rich Text Format](https://www.loc.gov/preservation/digital/formats/fdd/fdd000473.shtml).
public record RtfFile() implements ArticleFormat {

    /// Most of a longer one are its pictures.
    static final int MOST_FILE_BYTES = 32 << 20;

    @Override
    public Description description() {
        return new Description(
                "a document in Rich Text Format", List.of("rtf"), "one", "application/rtf");
    }

    @Override
    public boolean recognises(Beginning beginning) {
        return beginning.starts('{', '\\', 'r', 't', 'f');
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public long longestFile() {
        return MOST_FILE_BYTES;
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        return WholeDocument.reader(
                input,
                record,
                MOST_FILE_BYTES,
                description().mediaType(),
                bytes -> new RtfReader(bytes).read());
    }
}
