package org.dateline.formats.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.List;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;

/// Files in a zip archive.
///
/// @param formats that they may be of
public record Zip(Formats formats) implements ArticleFormat {

    /// Shorter ones are held in memory, and read by the directory at their end, which says more.
    private static final int MOST_HELD = 16 << 20;

    @Override
    public Description description() {
        return new Description(
                "files of any format",
                List.of("zip"),
                "those of its files",
                "that of the file in it");
    }

    /// Many formats are zip files within; those that are read stand before this one in the list,
    /// and others have endings of their own.
    @Override
    public boolean recognises(Beginning file) {
        return file.ending().equals("zip")
                && (file.starts('P', 'K', 3, 4) || file.starts('P', 'K', 5, 6));
    }

    @Override
    public int version() {
        return formats.versions();
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        byte[] held = input.rest(MOST_HELD + 1);
        Packed packed =
                new Packed(new SequenceInputStream(new ByteArrayInputStream(held), input.stream()));
        Entries entries =
                held.length > MOST_HELD ? new ZipStream(packed) : ZipDirectory.of(held, packed);
        return new EntriesReader(input, packed, entries, formats.within(), true);
    }
}
