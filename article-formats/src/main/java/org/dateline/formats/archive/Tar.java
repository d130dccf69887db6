package org.dateline.formats.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;

/// Files in a tar archive.
///
/// @param formats that they may be of
public record Tar(EntryFormats formats) implements ArticleFormat {

    /// Where a header says that it is one.
    private static final int MAGIC = 257;

    @Override
    public Description description() {
        return new Description(
                "files of any format, also as `.tar.gz`, `.tgz` and so on",
                List.of("tar"),
                "those of its files",
                "that of the file in it");
    }

    @Override
    public boolean recognises(Beginning file) {
        return file.holds(MAGIC, 'u', 's', 't', 'a', 'r');
    }

    @Override
    public int version() {
        return formats.versions();
    }

    @Override
    public RecordReader open(RecordInput input, long record) {
        Packed packed = new Packed(input.stream());
        return new EntriesReader(input, packed, new Files(packed), formats.within(), true);
    }

    private static final class Files implements Entries {

        private final Packed packed;
        private final TarArchiveInputStream tar;

        Files(Packed packed) {
            this.packed = packed;
            this.tar = new TarArchiveInputStream(packed, "UTF-8");
        }

        @Override
        public Optional<Entry> next() throws IOException {
            packed.beginHeader();
            TarArchiveEntry entry = tar.getNextEntry();
            packed.endHeader();
            if (entry == null) {
                return Optional.empty();
            }
            String name = EntryName.of(entry.getName());
            boolean file = entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
            return Optional.of(
                    file && tar.canReadEntryData(entry) && !EntryName.isOfSystem(name)
                            ? new Entry.File(name, tar)
                            : new Entry.Nothing(name, tar));
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }
}
