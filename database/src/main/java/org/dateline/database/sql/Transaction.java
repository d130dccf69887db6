package org.dateline.database.sql;

import java.sql.Connection;
import java.sql.SQLException;

/// A transaction on a connection that otherwise commits each statement.
public final class Transaction {

    private Transaction() {}

    /// Statements that belong together.
    public interface Work {
        void run() throws SQLException;
    }

    /// Statements that give a result.
    public interface Query<T> {
        T run() throws SQLException;
    }

    /// Commits when the work returns, and rolls back when it throws.
    public static void run(Connection connection, Work work) throws SQLException {
        query(
                connection,
                () -> {
                    work.run();
                    return true;
                });
    }

    /// As [#run], and returns what the statements gave.
    public static <T> T query(Connection connection, Query<T> work) throws SQLException {
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
        return result;
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
