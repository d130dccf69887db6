package org.dateline.store.postgres;

import java.util.List;
import org.dateline.store.batch.Article;

/// What became of a batch of articles.
///
/// @param stored in the order they came
/// @param refused those that the database takes under no circumstances
public record Result(List<Stored> stored, List<Refused> refused) {

    public Result {
        stored = List.copyOf(stored);
        refused = List.copyOf(refused);
    }

    /// An article that can't be stored.
    ///
    /// @param detail why, without any of its contents
    public record Refused(Article article, String detail) {}
}
