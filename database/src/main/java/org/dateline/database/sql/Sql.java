package org.dateline.database.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement in the making: text of ours, and values that are always bound.
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    public static Sql of(String text, @Nullable Object... values) {
        return new Sql().add(text, values);
    }

    /// Appends text on a line of its own, with a value for each `?` in it.
    ///
    /// @param bound what JDBC takes, instants, and arrays
    public Sql add(String more, @Nullable Object... bound) {
        text.append(more).append('\n');
        for (Object value : bound) {
            values.add(value);
        }
        return this;
    }

    public Sql add(Sql more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    /// @return how many rows it wrote
    public int execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    public <T> List<T> list(Connection connection, Row.Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            List<T> list = new ArrayList<>();
            while (result.next()) {
                list.add(reader.read(row));
            }
            return list;
        }
    }

    /// Reads rows one after another, of which no more than `fetched` are in memory at once.
    ///
    /// @param connection in a transaction, without which all rows would come at once
    public void each(Connection connection, int fetched, Row.Reader<?> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            statement.setFetchSize(fetched);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    reader.read(row);
                }
            }
        }
    }

    public <T> Optional<T> first(Connection connection, Row.Reader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    public boolean findsAny(Connection connection) throws SQLException {
        return !list(connection, row -> true).isEmpty();
    }

    /// The statement with its values, for what JDBC alone can do.
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        int parameter = 1;
        for (Object value : values) {
            switch (value) {
                case SqlArray(String type, var elements) ->
                        statement.setArray(
                                parameter, connection.createArrayOf(type, elements.toArray()));
                case Instant instant ->
                        statement.setObject(parameter, instant.atOffset(ZoneOffset.UTC));
                case null, default -> statement.setObject(parameter, value);
            }
            parameter++;
        }
        return statement;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
