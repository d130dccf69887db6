package org.dateline.formats.document;

import org.dateline.events.ReasonCode;

/// What became of a document's bytes.
public sealed interface DocumentResult {

    /// An article.
    record Read(String text, Properties properties) implements DocumentResult {}

    /// No article.
    ///
    /// @param detail for a person; holds nothing of the document's contents
    record Refused(ReasonCode reason, String detail) implements DocumentResult {}
}
