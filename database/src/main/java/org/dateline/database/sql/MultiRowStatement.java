package org.dateline.database.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A statement that handles many rows at once: its parameters are arrays, one for each column,
/// which it takes apart again with `unnest`.
public record MultiRowStatement<T>(String sql, List<? extends Column<T>> columns) {

    private static final String UNNAMED = "";

    @SafeVarargs
    public MultiRowStatement(String sql, Column<T>... columns) {
        this(sql, List.of(columns));
    }

    /// Of ids, which are its only parameter.
    public static MultiRowStatement<UUID> ofIds(String sql) {
        return new MultiRowStatement<>(sql, uuid(id -> id));
    }

    public static <T> Column<T> text(Function<T, @Nullable Object> value) {
        return Column.of(UNNAMED, "text", value);
    }

    public static <T> Column<T> uuid(Function<T, @Nullable Object> value) {
        return Column.of(UNNAMED, "uuid", value);
    }

    public static <T> Column<T> number(Function<T, @Nullable Object> value) {
        return Column.of(UNNAMED, "int8", value);
    }

    public int execute(Connection connection, Collection<T> rows) throws SQLException {
        return rows.isEmpty() ? 0 : bound(rows).execute(connection);
    }

    public <R> List<R> query(Connection connection, Collection<T> rows, Row.Reader<R> reader)
            throws SQLException {
        return rows.isEmpty() ? List.of() : bound(rows).list(connection, reader);
    }

    private Sql bound(Collection<T> rows) {
        @Nullable Object[] arrays = new @Nullable Object[columns.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = array(columns.get(i), rows);
        }
        return Sql.of(sql, arrays);
    }

    private static <T> SqlArray array(Column<T> column, Collection<T> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            values.add(column.value(row));
        }
        return new SqlArray(sent(column.type()), values);
    }

    /// Ids and whole numbers as they are, all else as text, which the statement casts.
    private static String sent(String type) {
        return switch (type) {
            case "uuid", "int8", "int4", "bool", "bytea" -> type;
            default -> "text";
        };
    }
}
