package org.dateline.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.dateline.ingest.claim.FileNames;

/// A kind of file that articles are read from.
public sealed interface ArticleFormat permits PlainText {

    /// The format that a file's ending names; empty when it names none of ours.
    static Optional<ArticleFormat> of(Path name) {
        return switch (FileNames.ending(name)) {
            case "txt" -> Optional.of(new PlainText());
            default -> Optional.empty();
        };
    }

    /// Rises whenever the same bytes would be read as other records, so that half-published files
    /// are not resumed at the wrong place.
    int version();

    /// Begins at the first record. The stream stays the caller's to close.
    ArticleCursor open(InputStream bytes) throws IOException;
}
