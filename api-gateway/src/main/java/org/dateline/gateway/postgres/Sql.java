package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A statement in the making: text of ours, and values that are always bound.
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    static Sql of(String text, Object... values) {
        return new Sql().add(text, values);
    }

    /// Appends text on a line of its own, with a value for each `?` in it.
    Sql add(String more, Object... bound) {
        text.append(more).append('\n');
        values.addAll(List.of(bound));
        return this;
    }

    Sql add(Sql more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof List<?> list) {
                String type = list.isEmpty() || list.getFirst() instanceof String ? "text" : "uuid";
                statement.setArray(i + 1, connection.createArrayOf(type, list.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
