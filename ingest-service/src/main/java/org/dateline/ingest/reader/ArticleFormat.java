package org.dateline.ingest.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.dateline.ingest.claim.FileNames;

/// A kind of file that articles are read from.
public sealed interface ArticleFormat permits PlainText, JsonLines, WebPage {

    /// The format that a file's ending names; empty when it names none of ours.
    static Optional<ArticleFormat> of(Path name) {
        return switch (FileNames.ending(name)) {
            case "txt" -> Optional.of(new PlainText());
            case "ndjson", "jsonl" -> Optional.of(new JsonLines());
            case "html", "htm", "xhtml" -> Optional.of(new WebPage());
            default -> Optional.empty();
        };
    }

    /// Rises whenever the same bytes would be read as other records, so that half-published files
    /// are not resumed at the wrong place.
    int version();

    /// The longest file that can be one of these; a longer one is refused before it is read.
    default long mostFileBytes() {
        return Long.MAX_VALUE;
    }

    /// Begins where the input stands, which stays the caller's to close.
    ///
    /// @param record how many records were taken from the input before
    ArticleCursor open(RecordInput input, long record) throws IOException;
}
