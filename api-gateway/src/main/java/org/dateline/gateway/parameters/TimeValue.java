package org.dateline.gateway.parameters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A year, month or day, or a time of day with its zone; it stands for all the time that it names.
///
/// @param days it lies in, by its own zone
/// @param timed whether it is a time of day
/// @param end exclusive
public record TimeValue(DateRange days, boolean timed, Instant start, Instant end) {

    static final String FORM =
            DateRange.FORM
                    + ", or a time with its zone such as 2023-11-10T09:30Z or"
                    + " 2023-11-10T09:30:00+02:00";

    /// A space before the offset is a `+` that was not percent-encoded.
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,6})?)?"
                            + "(Z|[-+ ]\\d{2}:\\d{2})");

    /// @throws IllegalArgumentException saying what is allowed
    public static TimeValue of(String text) {
        Matcher time = TIME.matcher(text);
        return time.matches() ? time(text, time) : date(text);
    }

    private static TimeValue time(String text, Matcher time) {
        try {
            OffsetDateTime at = OffsetDateTime.parse(text.replace(' ', '+'));
            LocalDate day = at.toLocalDate();
            if (day.getYear() < 1) {
                throw new IllegalArgumentException(FORM);
            }
            Instant start = at.toInstant();
            boolean whole = time.group(2) == null;
            return new TimeValue(
                    new DateRange(day, day),
                    true,
                    start,
                    start.plus(1, whole ? ChronoUnit.MINUTES : ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    private static TimeValue date(String text) {
        try {
            DateRange days = DateRange.of(text);
            LocalDate first = Objects.requireNonNull(days.first());
            LocalDate last = Objects.requireNonNull(days.last());
            return new TimeValue(days, false, midnight(first), midnight(last.plusDays(1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
