package org.dateline.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.dateline.database.sql.Transaction.Query;

/// Repeats work that the database ended since it and another waited for each other.
final class Deadlocks {

    private static final String DETECTED = "40P01";
    private static final int ATTEMPTS = 5;

    private Deadlocks() {}

    /// @param work a statement or a whole transaction; within a transaction that has begun, it is
    ///     for whoever began it to repeat it
    static <T> T retry(Connection connection, Query<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (SQLException e) {
                if (!DETECTED.equals(e.getSQLState())
                        || !connection.getAutoCommit()
                        || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
