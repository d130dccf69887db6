package org.dateline.database.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The current row of a result: its columns by name, or by their place, from 1, where a statement
/// gives them none.
///
/// Texts, ids and other objects are null where the column is; numbers are 0 there.
public final class Row {

    /// What makes a value of the current row.
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) throws SQLException {
        return result.getString(column);
    }

    public String text(int column) throws SQLException {
        return result.getString(column);
    }

    public String text(Column<?> column) throws SQLException {
        return result.getString(column.column());
    }

    public UUID uuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public UUID uuid(int column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public Instant instant(String column) throws SQLException {
        return instant(result.getObject(column, OffsetDateTime.class));
    }

    public Instant instant(int column) throws SQLException {
        return instant(result.getObject(column, OffsetDateTime.class));
    }

    public Instant instant(Column<?> column) throws SQLException {
        return instant(column.column());
    }

    public @Nullable Instant optionalInstant(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : instant(time);
    }

    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    public long number(int column) throws SQLException {
        return result.getLong(column);
    }

    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    public @Nullable Integer optionalInteger(String column) throws SQLException {
        return result.getObject(column, Integer.class);
    }

    public double real(String column) throws SQLException {
        return result.getDouble(column);
    }

    public double real(int column) throws SQLException {
        return result.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public boolean flag(int column) throws SQLException {
        return result.getBoolean(column);
    }

    public byte[] bytes(int column) throws SQLException {
        return result.getBytes(column);
    }

    /// In the type that the driver has for the column's.
    public Object object(String column) throws SQLException {
        return result.getObject(column);
    }

    public <T> T object(int column, Class<T> type) throws SQLException {
        return result.getObject(column, type);
    }

    /// None where the column is null.
    public List<String> texts(String column) throws SQLException {
        return list(result.getArray(column), String.class);
    }

    public List<String> texts(int column) throws SQLException {
        return list(result.getArray(column), String.class);
    }

    public List<Long> numbers(int column) throws SQLException {
        return list(result.getArray(column), Long.class);
    }

    public List<Integer> integers(int column) throws SQLException {
        return list(result.getArray(column), Integer.class);
    }

    public Integer @Nullable [] integers(String column) throws SQLException {
        Array array = result.getArray(column);
        return array == null ? null : (Integer[]) array.getArray();
    }

    private static <T> List<T> list(@Nullable Array array, Class<T> type) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
    }

    @SuppressWarnings("NullAway") // as every other object of JDBC: null where the column is
    private static Instant instant(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }
}
