package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.database.sql.Sql;

/// About how much is stored: counted while that costs nothing, else as PostgreSQL's planner
/// estimates it.
public record StoredRows(
        long articles, long sightings, long entities, long dateMentions, boolean estimated) {

    private static final long MAX_COUNTED = 50_000;

    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");

    public static StoredRows of(Database database) {
        return database.read(StoredRows::of);
    }

    private static StoredRows of(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        boolean estimated = false;
        for (String table : new String[] {"article", "sighting", "entity", "date_mention"}) {
            long estimate = estimate(connection, table);
            boolean many = estimate > MAX_COUNTED;
            rows.put(table, many ? rounded(estimate) : count(connection, table));
            estimated |= many;
        }
        return new StoredRows(
                rows.getOrDefault("article", 0L),
                rows.getOrDefault("sighting", 0L),
                rows.getOrDefault("entity", 0L),
                rows.getOrDefault("date_mention", 0L),
                estimated);
    }

    private static long count(Connection connection, String table) throws SQLException {
        return Sql.of("select count(*) from " + table)
                .first(connection, row -> row.number(1))
                .orElse(0L);
    }

    /// From the size of the table as it is now and the rows a page had when last looked at.
    private static long estimate(Connection connection, String table) throws SQLException {
        String plan =
                Sql.of("explain select from " + table)
                        .first(connection, row -> row.text(1))
                        .orElse("");
        Matcher rows = ROWS.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : Long.MAX_VALUE;
    }

    /// To two digits.
    private static long rounded(long estimate) {
        long unit = 1;
        while (estimate / unit >= 100) {
            unit *= 10;
        }
        return estimate / unit * unit;
    }
}
