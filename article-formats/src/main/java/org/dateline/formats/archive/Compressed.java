package org.dateline.formats.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dateline.formats.ArticleFormat;
import org.dateline.formats.Beginning;
import org.dateline.formats.Description;
import org.dateline.formats.RecordInput;
import org.dateline.formats.RecordReader;

/// One file, compressed.
///
/// @param formats that it may be of
public record Compressed(Compression compression, EntryFormats formats) implements ArticleFormat {

    @Override
    public Description description() {
        return new Description(
                "a file of any format, compressed by " + compression.program(),
                compression.endings(),
                "those of the file",
                "that of the file");
    }

    @Override
    public boolean recognises(Beginning file) {
        return compression.recognises(file);
    }

    @Override
    public int version() {
        return formats.versions();
    }

    @Override
    public RecordReader open(RecordInput input, long record) throws IOException {
        Packed packed = new Packed(input.stream());
        return new EntriesReader(
                input, packed, new Single(packed, name(input.name())), formats.within(), false);
    }

    /// The name without the compression's ending.
    private String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : compression.endings()) {
            if (lower.endsWith("." + ending)) {
                String plain = name.substring(0, name.length() - ending.length() - 1);
                return ending.startsWith("t") ? plain + ".tar" : plain;
            }
        }
        return name;
    }

    private final class Single implements Entries {

        private final InputStream packed;
        private final String name;
        private Optional<InputStream> open = Optional.empty();

        Single(InputStream packed, String name) {
            this.packed = packed;
            this.name = name;
        }

        @Override
        public Optional<Entry> next() throws IOException {
            if (open.isPresent()) {
                return Optional.empty();
            }
            InputStream content = compression.decompressed(new BufferedInputStream(packed));
            open = Optional.of(content);
            return Optional.of(new Entry.File(name, content));
        }

        @Override
        public void close() throws IOException {
            if (open.isPresent()) {
                open.get().close();
            }
        }
    }

    /// All of them.
    public static List<ArticleFormat> all(EntryFormats formats) {
        return List.of(Compression.values()).stream()
                .<ArticleFormat>map(compression -> new Compressed(compression, formats))
                .toList();
    }
}
