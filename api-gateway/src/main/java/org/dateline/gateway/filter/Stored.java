package org.dateline.gateway.filter;

import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.TimeRange;

/// Last stored at some time.
public record Stored(TimeRange time) implements Condition {

    private static final Parameter STORED =
            Parameter.single(
                    "stored",
                    "When it was last stored: a year, month or day in UTC, a time with its zone, or"
                            + " a range of two with `..` between, either of which may be left out.",
                    "2025-10-01T09:00Z..2025-10-02");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(STORED),
                    List.of(Field.text(STORED, "Stored")),
                    parameters -> parameters.value(STORED.name(), TimeRange::of).map(Stored::new));

    @Override
    public Sql on(String article) {
        return Within.time(article + ".stored_at", time);
    }
}
