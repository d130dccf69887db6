package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The database that store-service fills, for reading only.
public final class Database {

    private final DataSource dataSource;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// What reads from one snapshot of the database.
    @FunctionalInterface
    interface Reading<T> {
        T in(Connection connection) throws SQLException;
    }

    /// What makes a value of the current row.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// @throws DatabaseException unless articles could be read now
    public void requireTables() {
        Sql sql = Sql.of("select search_config('en') from article limit 1");
        read(connection -> list(connection, sql, row -> true));
    }

    /// Runs a reading in a read-only transaction of its own.
    ///
    /// @throws DatabaseException when it can't be answered now
    <T> T read(Reading<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return reading.in(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    static <T> List<T> list(Connection connection, Sql sql, Row<T> row) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(row.of(rows));
            }
            return list;
        }
    }

    static <T> Optional<T> first(Connection connection, Sql sql, Row<T> row) throws SQLException {
        return list(connection, sql, row).stream().findFirst();
    }
}
