package org.dateline.ingest.reader;

import java.io.IOException;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A place in a file, moved on article by article.
public interface ArticleCursor {

    /// What comes next in the file. After `End` and `Unusable` there is nothing more.
    Step next() throws IOException;

    /// One step through a file.
    sealed interface Step {

        /// One article.
        ///
        /// @param text fit for an event: not longer than allowed, clean
        /// @param sha256 of the article's own bytes
        record Article(
                String text,
                Declared declared,
                String mediaType,
                @Nullable String charset,
                String sha256)
                implements Step {}

        /// All articles were read.
        record End() implements Step {}

        /// The file, from here on, can't be used.
        ///
        /// @param detail for a person; holds nothing of the file's contents
        record Unusable(ReasonCode reason, String detail) implements Step {}
    }
}
