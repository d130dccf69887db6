package org.dateline.enrich;

import java.util.Map;
import org.dateline.events.Rejection;

/// What became of a received record.
public sealed interface Outcome {

    /// The record was an article, and this is its record on `articles.enriched`.
    record Enriched(String key, Map<String, byte[]> headers, byte[] value) implements Outcome {}

    /// The record is a tombstone that says its article was erased, and so it goes on to
    /// `articles.enriched`, behind whatever was received of the article before.
    record Erased() implements Outcome {}

    /// The record can't be used, and would not be if it came again.
    record Rejected(Rejection rejection) implements Outcome {}
}
