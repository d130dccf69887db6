package org.dateline.gateway.filter;

import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.TimeRange;

/// Conditions on columns that hold an instant.
final class Within {

    private Within() {}

    static Sql time(String column, TimeRange time) {
        Sql sql = Sql.of("(true");
        if (time.start() != null) {
            sql.add("and " + column + " >= ?", time.start());
        }
        if (time.end() != null) {
            sql.add("and " + column + " < ?", time.end());
        }
        return sql.add(")");
    }
}
