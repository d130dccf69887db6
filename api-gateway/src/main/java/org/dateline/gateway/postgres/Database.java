package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.dateline.database.sql.Sql;

/// The database that store-service fills, for reading only.
public final class Database {

    /// Asked of the catalog before any table is, since PostgreSQL logs an error for each question
    /// about a table that does not exist. The last ones came with the newest migrations.
    private static final Sql TABLES =
            Sql.of(
                    """
                    select to_regclass('article') is not null
                        and to_regclass('erased_sighting') is not null
                        and to_regclass('article_pair') is not null
                        and to_regclass('article_stretch') is not null
                        and to_regclass('stored_order_base') is not null
                        and to_regclass('article_salient') is not null
                        and to_regclass('cluster_large') is not null
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

    /// @throws DatabaseException unless articles could be read now
    public void requireTables() {
        Sql sql = Sql.of("select salient from article limit 1");
        read(connection -> sql.list(connection, row -> true));
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
            tables = TABLES.first(connection, row -> row.flag(1)).orElse(false);
            if (!tables) {
                throw DatabaseException.noTables();
            }
        }
    }
}
