package org.dateline.gateway.parameters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time from `start` to before `end`; open where one of them is null.
public record TimeRange(@Nullable Instant start, @Nullable Instant end) {

    private static final String DOTS = "..";

    static final String FORM =
            TimeValue.FORM + ", or a range of two such as 2023-11-10T09:00Z..2023-11-11";

    public TimeRange {
        if (start != null && end != null && !start.isBefore(end)) {
            throw new IllegalArgumentException("ends before it starts");
        }
    }

    /// A time as [TimeValue#of], in UTC where it is a date, or two of them with `..` between, one
    /// of which may be left out.
    ///
    /// @throws IllegalArgumentException saying what is allowed
    public static TimeRange of(String text) {
        int dots = text.indexOf(DOTS);
        if (dots < 0) {
            TimeValue value = value(text);
            return new TimeRange(value.start(), value.end());
        }
        String first = text.substring(0, dots);
        String last = text.substring(dots + DOTS.length());
        if (first.isEmpty() && last.isEmpty()) {
            throw new IllegalArgumentException(FORM);
        }
        return new TimeRange(
                first.isEmpty() ? null : value(first).start(),
                last.isEmpty() ? null : value(last).end());
    }

    private static TimeValue value(String text) {
        try {
            return TimeValue.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }
}
