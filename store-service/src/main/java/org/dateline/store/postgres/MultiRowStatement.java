package org.dateline.store.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A statement that handles many rows at once: its parameters are arrays, one for each column,
/// which it takes apart again with `unnest`.
record MultiRowStatement<T>(String sql, List<Column<T>> columns) {

    /// One value of each row.
    ///
    /// @param type PostgreSQL's name for it
    record Column<T>(String type, Function<T, @Nullable Object> value) {}

    /// Reads one row of a result.
    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    @SafeVarargs
    MultiRowStatement(String sql, Column<T>... columns) {
        this(sql, List.of(columns));
    }

    static <T> Column<T> text(Function<T, @Nullable Object> value) {
        return new Column<>("text", value);
    }

    static <T> Column<T> uuid(Function<T, @Nullable Object> value) {
        return new Column<>("uuid", value);
    }

    static <T> Column<T> number(Function<T, @Nullable Object> value) {
        return new Column<>("int8", value);
    }

    int execute(Connection connection, Collection<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = bound(connection, rows)) {
            return statement.executeUpdate();
        }
    }

    <R> List<R> query(Connection connection, Collection<T> rows, RowReader<R> reader)
            throws SQLException {
        List<R> results = new ArrayList<>();
        if (rows.isEmpty()) {
            return results;
        }
        try (PreparedStatement statement = bound(connection, rows);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                results.add(reader.read(result));
            }
        }
        return results;
    }

    private PreparedStatement bound(Connection connection, Collection<T> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int parameter = 1;
        for (Column<T> column : columns) {
            @Nullable Object[] values = new @Nullable Object[rows.size()];
            int i = 0;
            for (T row : rows) {
                values[i++] = column.value().apply(row);
            }
            Array array = connection.createArrayOf(column.type(), values);
            statement.setArray(parameter++, array);
        }
        return statement;
    }
}
