package org.dateline.gateway.filter;

import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// Articles as they were at some moment: what was stored later is not among them, so the same
/// question has the same answer. An article that was stored anew or erased since is missing.
///
/// @param below in the order of storing, what comes after it
public record Snapshot(long below) implements Condition {

    private static final Parameter SNAPSHOT =
            Parameter.single(
                    "snapshot",
                    "Only what was stored before a snapshot was taken: `snapshot` of `/v1/stats`. The"
                            + " same question then has the same answer, but for articles that were"
                            + " stored again or erased since.",
                    "184467");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(SNAPSHOT),
                    List.of(),
                    parameters ->
                            parameters.value(SNAPSHOT.name(), Snapshot::number).map(Snapshot::new));

    @Override
    public Sql on(String article) {
        return Sql.of(article + ".stored_order < ?", below);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be the snapshot of an answer", e);
        }
    }
}
