package org.dateline.gateway.filter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.parameters.TimeValue;

/// Published within some days, or at a time that is not known.
///
/// @param from the earliest that the publication date may mean, with `to` the latest
public record Publication(Optional<TimeValue> from, Optional<TimeValue> to, Undated undated)
        implements Condition {

    /// What becomes of articles that have no publication date.
    public enum Undated {
        INCLUDE("include"),
        ONLY("only these"),
        EXCLUDE("leave out");

        private final String words;

        Undated(String words) {
            this.words = words;
        }
    }

    private static final Parameter FROM =
            Parameter.single(
                    "from",
                    "Published on or after this year, month or day, or this time with its zone. An"
                            + " article of which only the month is known matches any day of it.",
                    "2023-11");
    private static final Parameter TO =
            Parameter.single(
                    "to",
                    "Published on or before this year, month or day, or this time with its zone.",
                    "2023-11-10T18:00+01:00");
    private static final Parameter UNDATED =
            Parameter.choice(
                    "undated",
                    "INCLUDE, ONLY or EXCLUDE articles without a publication date. The default is"
                            + " INCLUDE, and with from or to EXCLUDE.",
                    Undated.class);

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(FROM, TO, UNDATED),
                    List.of(
                            Field.text(FROM, "Published from"),
                            Field.text(TO, "Published until"),
                            Field.choice(
                                            UNDATED,
                                            "Without publication date",
                                            Undated.class,
                                            undated -> undated.words)
                                    .withDefault("listed last; left out with a date range")),
                    Publication::read);

    /// A date of which no time of day is known is sorted by its beginning in UTC, and may be any
    /// time of its days.
    private static final String WITHOUT_TIME =
            "%1$s.published_at = %1$s.published_from::timestamp at time zone 'UTC'";

    /// A publication date that names only a year begins this long before its last day, and an
    /// instant may lie a day before or after its local date.
    private static final int MAX_DATE_DAYS = 368;

    private static Optional<Publication> read(Parameters parameters) {
        Optional<TimeValue> from = parameters.value(FROM.name(), TimeValue::of);
        Optional<TimeValue> to = parameters.value(TO.name(), TimeValue::of);
        boolean ranged =
                parameters.text(FROM.name()).or(() -> parameters.text(TO.name())).isPresent();
        Undated undated =
                parameters
                        .choice(UNDATED.name(), Undated.class)
                        .orElse(ranged ? Undated.EXCLUDE : Undated.INCLUDE);
        if (ranged && undated == Undated.ONLY) {
            parameters.reject(UNDATED.name(), "can't be ONLY together with from or to");
        }
        if (from.isPresent() && to.isPresent() && !from.get().start().isBefore(to.get().end())) {
            parameters.reject(TO.name(), "is before from");
        }
        return from.isEmpty() && to.isEmpty() && undated == Undated.INCLUDE
                ? Optional.empty()
                : Optional.of(new Publication(from, to, undated));
    }

    @Override
    public Sql on(String article) {
        Sql sql = Sql.of("(");
        return switch (undated) {
            case ONLY -> sql.add(article + ".published_at is null)");
            case EXCLUDE -> sql.add(dated(article)).add(")");
            case INCLUDE ->
                    sql.add(article + ".published_at is null or").add(dated(article)).add(")");
        };
    }

    private Sql dated(String article) {
        Sql sql = Sql.of(article + ".published_at is not null");
        from.ifPresent(
                bound -> {
                    LocalDate first = Objects.requireNonNull(bound.days().first());
                    sql.add(
                            "and %1$s.published_to >= ? and %1$s.published_at >= ?"
                                    .formatted(article),
                            first,
                            instant(first.minusDays(MAX_DATE_DAYS)));
                    if (bound.timed()) {
                        sql.add(
                                "and (%1$s.published_at >= ? or %2$s)"
                                        .formatted(article, WITHOUT_TIME.formatted(article)),
                                bound.start());
                    }
                });
        to.ifPresent(
                bound -> {
                    LocalDate last = Objects.requireNonNull(bound.days().last());
                    sql.add(
                            "and %1$s.published_from <= ? and %1$s.published_at < ?"
                                    .formatted(article),
                            last,
                            instant(last.plusDays(2)));
                    if (bound.timed()) {
                        sql.add(
                                "and (%1$s.published_at < ? or %2$s)"
                                        .formatted(article, WITHOUT_TIME.formatted(article)),
                                bound.end());
                    }
                });
        return sql;
    }

    private static OffsetDateTime instant(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
