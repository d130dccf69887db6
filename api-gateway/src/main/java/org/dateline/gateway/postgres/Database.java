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

    /// Asked of the catalog before any table is, since PostgreSQL logs an error for each question
    /// about a table that does not exist. The last two came with the newest migrations.
    private static final Sql TABLES =
            Sql.of(
                    """
                    select to_regclass('article') is not null
                        and to_regprocedure('search_config(text)') is not null
                        and to_regclass('erased_sighting') is not null
                        and to_regclass('article_pair') is not null
                    """);

    private final DataSource dataSource;

    /// Whether the tables were there when last looked for.
    private volatile boolean tables;

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
                lookForTables(connection);
                return reading.in(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            DatabaseException failure = DatabaseException.of(e);
            if (failure.reason() == DatabaseException.Reason.NO_TABLES) {
                tables = false;
            }
            throw failure;
        }
    }

    private void lookForTables(Connection connection) throws SQLException {
        if (!tables) {
            tables = first(connection, TABLES, row -> row.getBoolean(1)).orElse(false);
            if (!tables) {
                throw DatabaseException.noTables();
            }
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
