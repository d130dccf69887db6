package org.dateline.gateway.filter;

import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.TimeRange;

/// First received at some time.
public record Received(TimeRange time) implements Condition {

    private static final Parameter RECEIVED =
            Parameter.single(
                    "received",
                    "When it was first received: a year, month or day in UTC, a time with its zone, or"
                            + " a range of two with `..` between, either of which may be left out.",
                    "2025-10-01T09:00Z..2025-10-02");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(RECEIVED),
                    List.of(Field.text(RECEIVED, "Received")),
                    parameters ->
                            parameters.value(RECEIVED.name(), TimeRange::of).map(Received::new));

    @Override
    public Sql on(String article) {
        return Within.time(article + ".first_received_at", time);
    }
}
