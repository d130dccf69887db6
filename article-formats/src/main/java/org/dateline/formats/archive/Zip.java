package org.dateline.formats.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Set;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;

/// Files in a zip archive.
///
/// @param formats that they may be of
public record Zip(EntryFormats formats) implements ArticleFormat {

    private static final Set<String> NO_FORMAT = Set.of("bin", "dat", "data", "download", "file");

    private static final List<String> PARTS =
            List.of("[Content_Types].xml", "mimetype", "META-INF/", "_rels/", "word/", "xl/");

    private static final int LONGEST_PART = 32;

    /// Where the name of the first entry begins.
    private static final int NAME = 30;

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

    /// Many formats are zip files within: they have endings of their own, or begin with a part that
    /// their standards name.
    @Override
    public boolean recognises(Beginning file) {
        boolean zip = file.starts('P', 'K', 3, 4) || file.starts('P', 'K', 5, 6);
        return zip && (file.ending().equals("zip") || (saysNothing(file) && !isOfParts(file)));
    }

    /// As of downloads and of copies that are numbered.
    private static boolean saysNothing(Beginning file) {
        return file.ending().chars().allMatch(c -> c >= '0' && c <= '9')
                || NO_FORMAT.contains(file.ending());
    }

    private static boolean isOfParts(Beginning file) {
        String start =
                new String(
                        file.bytes(),
                        Math.min(NAME, file.bytes().length),
                        Math.clamp(file.bytes().length - NAME, 0, LONGEST_PART),
                        ISO_8859_1);
        return PARTS.stream().anyMatch(start::startsWith);
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
