package org.dateline.training;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// Text files to train on: `NAME.txt`, `NAME.txt.gz` or `NAME.txt.xz`, a paragraph a line and an
/// empty line between documents.
record Corpus(List<Source> sources) {

    Corpus {
        sources = List.copyOf(sources);
    }

    /// A file of the corpus.
    record Source(String name, Path file) {

        String folder() {
            Path folder = file.toAbsolutePath().getParent();
            return folder == null || folder.getFileName() == null
                    ? ""
                    : folder.getFileName().toString();
        }

        /// Takes the documents in order, each a list of paragraphs.
        ///
        /// @param sink says whether it wants more
        void documents(DocumentSink sink) throws IOException {
            try (InputStream raw = Files.newInputStream(file);
                    InputStream in = unpacked(raw);
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                List<String> document = new ArrayList<>();
                for (String line; (line = reader.readLine()) != null; ) {
                    if (!line.isBlank()) {
                        document.add(line);
                    } else if (!document.isEmpty()) {
                        if (!sink.take(document)) {
                            return;
                        }
                        document = new ArrayList<>();
                    }
                }
                if (!document.isEmpty()) {
                    sink.take(document);
                }
            } catch (EOFException e) {
                throw new EOFException(
                        file + " ends in the middle: it was not copied as a whole. Copy it again.");
            }
        }

        private InputStream unpacked(InputStream raw) throws IOException {
            String name = file.toString();
            if (name.endsWith(".xz")) {
                return new XZInputStream(raw);
            }
            return name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        }
    }

    /// The same without sources of these names, and without those in folders of these names.
    Corpus without(List<String> names) {
        return new Corpus(
                sources.stream()
                        .filter(
                                source ->
                                        !names.contains(source.name())
                                                && !names.contains(source.folder()))
                        .toList());
    }

    /// Takes documents one after another.
    interface DocumentSink {

        boolean take(List<String> paragraphs) throws IOException;
    }

    /// The text files of a folder and of the folders in it.
    static Corpus in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Source> sources = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches(".*\\.txt(\\.gz|\\.xz)?")) {
                    sources.add(new Source(name.substring(0, name.indexOf(".txt")), file));
                }
            }
            return new Corpus(sources);
        }
    }
}
