package org.dateline.store.postgres;

import java.util.List;
import java.util.Set;

/// What became of a batch of articles.
///
/// @param stored in the order they came
/// @param moved articles of earlier batches that are now in another cluster; once this is said,
///     [ArticleStore#announced] is to be told
/// @param refused those that the database takes under no circumstances
/// @param leftOut how many were not stored, since their articles were erased
/// @param erased those of their articles that nothing has brought back
public record Result(
        List<Stored> stored,
        List<Stored> moved,
        List<Refused> refused,
        int leftOut,
        Set<Erasure> erased) {

    public Result {
        stored = List.copyOf(stored);
        moved = List.copyOf(moved);
        refused = List.copyOf(refused);
        erased = Set.copyOf(erased);
    }

    /// Of a batch without articles.
    public static final Result NOTHING = new Result(List.of(), List.of(), List.of(), 0, Set.of());

    /// An article that can't be stored.
    ///
    /// @param place where it stands among those that were given, from 0
    /// @param detail why, without any of its contents
    public record Refused(int place, String detail) {}
}
