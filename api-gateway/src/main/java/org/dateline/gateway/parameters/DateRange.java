package org.dateline.gateway.parameters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The days from `first` to `last`, both included; open where one of them is null.
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {

    /// What a date may look like, for messages.
    static final String FORM = "must be a date such as 2023, 2023-11 or 2023-11-10";

    static final String RANGE_FORM =
            FORM + ", or a range of two such as 2023-11-01..2023-11-30 or 2023-11/2023-12";

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    public DateRange {
        if (first != null && last != null && last.isBefore(first)) {
            throw new IllegalArgumentException("ends before it starts");
        }
    }

    /// The days of one year, month or day.
    public static DateRange of(String date) {
        Matcher matcher = DATE.matcher(date);
        if (!matcher.matches() || date.startsWith("0000")) {
            throw new IllegalArgumentException(FORM);
        }
        int year = Integer.parseInt(matcher.group(1));
        try {
            if (matcher.group(2) == null) {
                Year whole = Year.of(year);
                return new DateRange(whole.atDay(1), whole.atDay(whole.length()));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group(2)));
            if (matcher.group(3) == null) {
                return new DateRange(month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = month.atDay(Integer.parseInt(matcher.group(3)));
            return new DateRange(day, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    /// A date as [#of], or two of them with `..` or `/` between, the first of which may be left out
    /// before `..` and the second after it.
    public static DateRange ofRange(String range) {
        int dots = range.indexOf("..");
        int slash = range.indexOf('/');
        if (dots < 0 && slash < 0) {
            return of(range);
        }
        String first = dots >= 0 ? range.substring(0, dots) : range.substring(0, slash);
        String last = dots >= 0 ? range.substring(dots + 2) : range.substring(slash + 1);
        boolean open = dots >= 0 && !(first.isEmpty() && last.isEmpty());
        try {
            return new DateRange(
                    open && first.isEmpty() ? null : of(first).first(),
                    open && last.isEmpty() ? null : of(last).last());
        } catch (IllegalArgumentException e) {
            throw FORM.equals(e.getMessage()) ? new IllegalArgumentException(RANGE_FORM, e) : e;
        }
    }
}
