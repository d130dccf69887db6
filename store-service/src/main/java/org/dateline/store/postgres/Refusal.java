package org.dateline.store.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Whether the database refuses what it was given, and would again, or is itself in trouble.
final class Refusal {

    private Refusal() {}

    /// Data exceptions (22), broken constraints (23) and exceeded limits (54) come of the rows.
    /// Everything else, such as a lost connection, a full disk, a read-only or missing table, may
    /// pass or be mended without the rows changing.
    static boolean isOfTheRows(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /// What a person may know: PostgreSQL's own messages hold the row's contents.
    static String describe(@Nullable String sqlState) {
        return "the database rejected it with SQLSTATE " + sqlState;
    }
}
