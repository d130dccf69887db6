package org.dateline.gateway.postgres;

import org.dateline.database.sql.Sql;

/// Where the order of storing has got to.
public final class Snapshots {

    /// Below the oldest transaction that is still open, nothing will be added.
    static final String NOW =
            """
            (select base from stored_order_base)
                + pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            """;

    private Snapshots() {}

    /// What was stored so far is below this number, and what is stored from now on is not.
    public static long now(Database database) {
        return database.read(
                        connection ->
                                Sql.of("select " + NOW + " as snapshot")
                                        .first(connection, row -> row.number("snapshot")))
                .orElseThrow();
    }
}
