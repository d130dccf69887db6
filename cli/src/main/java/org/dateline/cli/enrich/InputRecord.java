package org.dateline.cli.enrich;

import org.dateline.events.ArticleReceived;

/// One record of an input.
sealed interface InputRecord {

    /// Where it stands, for a person, such as `a.ndjson: line 3`.
    String place();

    /// @param id as it stands in the record, as JSON; empty where it has none, or none is wanted
    /// @param bytes about what it takes in memory
    record Article(String place, ArticleReceived article, byte[] id, int bytes)
            implements InputRecord {}

    /// A record, or the rest of a file, that gives no article.
    ///
    /// @param detail for a person; holds nothing of the file's contents
    record Failed(String place, String detail) implements InputRecord {}
}
