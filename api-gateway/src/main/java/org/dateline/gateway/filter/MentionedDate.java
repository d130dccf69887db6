package org.dateline.gateway.filter;

import java.time.LocalDate;
import java.util.List;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.DateRange;
import org.dateline.gateway.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The text mentions a date that overlaps some days.
public record MentionedDate(DateRange days) implements Condition {

    private static final Parameter MENTIONS =
            Parameter.single(
                    "mentions",
                    "A date that the text mentions: a year, month or day, or a range of two with"
                            + " `..` or `/` between; by overlap.",
                    "2023-11-01..2023-11-30");

    static final Filter<Condition> FILTER =
            new Filter<>(
                    List.of(MENTIONS),
                    List.of(Field.text(MENTIONS, "Mentions the date")),
                    parameters ->
                            parameters
                                    .value(MENTIONS.name(), DateRange::ofRange)
                                    .map(MentionedDate::new));

    @Override
    public Sql on(String article) {
        return Sql.of(
                        "exists (select from date_mention d where d.article_id = %s.article_id and"
                                .formatted(article))
                .add(overlapping("d.during"))
                .add(")");
    }

    /// On a range of days.
    public Sql overlapping(String range) {
        return Sql.of(
                range + " && daterange(?::date, ?::date, '[]')",
                bound(days.first(), "-infinity"),
                bound(days.last(), "infinity"));
    }

    private static String bound(@Nullable LocalDate day, String open) {
        return day == null ? open : day.toString();
    }
}
