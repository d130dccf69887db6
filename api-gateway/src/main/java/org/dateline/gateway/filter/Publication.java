package org.dateline.gateway.filter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.DateRange;
import org.dateline.gateway.parameters.Parameter;
import org.dateline.gateway.parameters.Parameters;

/// Published within some days, or at a time that is not known.
///
/// @param days overlap the publication date; any when empty
public record Publication(Optional<DateRange> days, Undated undated) implements Condition {

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
                    "Published on or after this year, month or day. An article of which only the"
                            + " month is known matches any day of it.",
                    "2023-11");
    private static final Parameter TO =
            Parameter.single("to", "Published on or before this year, month or day.", "2023-11-10");
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

    /// A publication date that names only a year begins this long before its last day, and an
    /// instant may lie a day before or after its local date.
    private static final int MAX_DATE_DAYS = 368;

    private static Optional<Publication> read(Parameters parameters) {
        Optional<DateRange> from = parameters.value(FROM.name(), DateRange::of);
        Optional<DateRange> to = parameters.value(TO.name(), DateRange::of);
        boolean ranged =
                parameters.text(FROM.name()).or(() -> parameters.text(TO.name())).isPresent();
        Undated undated =
                parameters
                        .choice(UNDATED.name(), Undated.class)
                        .orElse(ranged ? Undated.EXCLUDE : Undated.INCLUDE);
        if (ranged && undated == Undated.ONLY) {
            parameters.reject(UNDATED.name(), "can't be ONLY together with from or to");
        }
        Optional<DateRange> days = days(parameters, from, to);
        return days.isEmpty() && undated == Undated.INCLUDE
                ? Optional.empty()
                : Optional.of(new Publication(days, undated));
    }

    private static Optional<DateRange> days(
            Parameters parameters, Optional<DateRange> from, Optional<DateRange> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DateRange(
                            from.map(DateRange::first).orElse(null),
                            to.map(DateRange::last).orElse(null)));
        } catch (IllegalArgumentException e) {
            parameters.reject(TO.name(), "is before from");
            return Optional.empty();
        }
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
        days.ifPresent(
                range -> {
                    LocalDate first = range.first();
                    LocalDate last = range.last();
                    if (first != null) {
                        sql.add(
                                "and %1$s.published_to >= ? and %1$s.published_at >= ?"
                                        .formatted(article),
                                first,
                                instant(first.minusDays(MAX_DATE_DAYS)));
                    }
                    if (last != null) {
                        sql.add(
                                "and %1$s.published_from <= ? and %1$s.published_at < ?"
                                        .formatted(article),
                                last,
                                instant(last.plusDays(2)));
                    }
                });
        return sql;
    }

    private static OffsetDateTime instant(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
