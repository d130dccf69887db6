package org.dateline.store.batch;

import java.time.Instant;
import java.util.UUID;
import org.dateline.database.article.Article;
import org.dateline.events.ReasonCode;

/// What a delivered record turns out to be.
public sealed interface Outcome {

    /// An article to store.
    record Readable(Article article) implements Outcome {}

    /// Not an event that this topic carries.
    ///
    /// @param detail what is wrong, without any of the record's contents
    record Refused(ReasonCode reason, String detail) implements Outcome {}

    /// Says that an article was erased, with all that was received of it until then.
    record Erased(UUID articleId, Instant at) implements Outcome {}

    /// Says that something is gone from the topic; there is nothing to store.
    record Tombstone() implements Outcome {}
}
