package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.present;
import static org.dateline.events.Checks.span;

import org.jspecify.annotations.Nullable;

/// A date, time, duration or recurrence named in the text, in the terms of TimeML's TIMEX3.
///
/// @param value TIMEX3 value, such as `2023-11`, `P6D`, `XXXX-WXX-2` or `PAST_REF`
/// @param earliest first day or second it may mean, an ISO local date or date-time; null when the
///     value names no place on the calendar
/// @param latest last day or second, inclusive
/// @param anchor what a relative expression was resolved against, such as `published:2023-11-10` or
///     `text:238-252`; null when it needed none
/// @param rule the rule that found it
public record DateMention(
        int start,
        int end,
        String text,
        Type type,
        String value,
        @Nullable String earliest,
        @Nullable String latest,
        @Nullable String anchor,
        String rule) {

    public DateMention {
        span(start, end, "dates");
        filled(text, "dates.text");
        present(type, "dates.type");
        filled(value, "dates.value");
        filled(rule, "dates.rule");
    }

    /// The four types of TIMEX3.
    public enum Type {
        DATE,
        TIME,
        DURATION,
        SET
    }
}
