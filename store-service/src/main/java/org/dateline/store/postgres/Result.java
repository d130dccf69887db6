package org.dateline.store.postgres;

import java.util.List;
import org.dateline.store.batch.Article;

/// What became of a batch of articles.
///
/// @param stored in the order they came
/// @param moved articles of earlier batches that are now in another cluster; once this is said,
///     [ArticleStore#announced] is to be told
/// @param refused those that the database takes under no circumstances
public record Result(List<Stored> stored, List<Stored> moved, List<Refused> refused) {

    public Result {
        stored = List.copyOf(stored);
        moved = List.copyOf(moved);
        refused = List.copyOf(refused);
    }

    /// Of a batch without articles.
    public static final Result NOTHING = new Result(List.of(), List.of(), List.of());

    /// An article that can't be stored.
    ///
    /// @param detail why, without any of its contents
    public record Refused(Article article, String detail) {}
}
