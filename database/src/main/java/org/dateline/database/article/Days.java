package org.dateline.database.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// First and last day, inclusive, of the years 1 to 9999.
public record Days(LocalDate first, LocalDate last) {

    public Days {
        if (last.isBefore(first) || first.getYear() < 1 || last.getYear() > 9999) {
            throw new DateTimeException("not a valid date range");
        }
    }

    /// From the ISO local dates or date-times at both ends; one that is missing is like the other.
    /// Empty where they are none, or in no order.
    static Optional<Days> between(@Nullable String earliest, @Nullable String latest) {
        String first = earliest == null ? latest : earliest;
        String last = latest == null ? earliest : latest;
        if (first == null || last == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Days(day(first), day(last)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String value) {
        int time = value.indexOf('T');
        return LocalDate.parse(time < 0 ? value : value.substring(0, time));
    }

    /// The literal of a PostgreSQL `daterange`.
    public String range() {
        return "[" + first + "," + last + "]";
    }

    /// The days a publication date may mean, and the instant to sort it by.
    public record Published(Days days, OffsetDateTime at) {

        /// From an ISO 8601 year, month, day or date-time; empty where it is none of them.
        static Optional<Published> of(String value) {
            try {
                return Optional.of(
                        switch (value.length()) {
                            case 4 ->
                                    whole(
                                            LocalDate.parse(value + "-01-01"),
                                            LocalDate.parse(value + "-12-31"));
                            case 7 -> {
                                YearMonth month = YearMonth.parse(value);
                                yield whole(month.atDay(1), month.atEndOfMonth());
                            }
                            case 10 -> whole(LocalDate.parse(value), LocalDate.parse(value));
                            default -> moment(value);
                        });
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Published whole(LocalDate first, LocalDate last) {
            return new Published(
                    new Days(first, last), first.atStartOfDay().atOffset(ZoneOffset.UTC));
        }

        private static Published moment(String value) {
            var parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            value, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime at =
                    parsed instanceof OffsetDateTime offset
                            ? offset
                            : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
            LocalDate day = at.toLocalDate();
            return new Published(new Days(day, day), at);
        }

        /// In UTC, as PostgreSQL reads it.
        public String instant() {
            return Bounds.instant(at.toInstant()).toString();
        }
    }
}
