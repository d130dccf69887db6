package org.dateline.formats.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Origin;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;
import org.dateline.formats.json.FieldNames;

/// Articles as rows of a table, in CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)) or
/// parted by tabs or semicolons, in a charset that text files may have. The first row names the
/// columns, with the names of
/// [org.dateline.formats.json.Field].
public record CsvFile(FieldNames names) implements ArticleFormat {

    /// Fills the place of an erased row: text that no row of an article has alone.
    private static final byte BLANK = '-';

    @Override
    public Description description() {
        return new Description(
                "a table with a row of names, in CSV or parted by tabs",
                List.of("csv", "tsv", "tab"),
                "one a row",
                "text/csv");
    }

    /// Only by its name: any text with commas could be one. What the other formats are surer of
    /// stands before it.
    @Override
    public boolean recognises(Beginning beginning) {
        return false;
    }

    @Override
    public int version() {
        return 2 + names.version();
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        return new CsvArticles(input, names, description().mediaType());
    }

    @Override
    public Optional<byte[]> blank(Origin origin) {
        byte[] blank = new byte[origin.bytes().length];
        Arrays.fill(blank, BLANK);
        return Optional.of(blank);
    }

    @Override
    public boolean isBlank(Origin origin) {
        return isBlank(origin.bytes());
    }

    static boolean isBlank(byte[] row) {
        for (byte b : row) {
            if (b != BLANK) {
                return false;
            }
        }
        return row.length > 0;
    }
}
