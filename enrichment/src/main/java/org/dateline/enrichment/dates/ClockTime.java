package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// A time of day: by the clock, or a part of the day.
///
/// @param minute -1 when only the hour is said; likewise `second`
/// @param part when no hour is said
/// @param zone in the form of ISO 8601, such as `+09:00` or `Z`; empty when not said
record ClockTime(int hour, int minute, int second, @Nullable DayPart part, String zone) {

    static ClockTime at(int hour, int minute) {
        return new ClockTime(hour, minute, -1, null, "");
    }

    static ClockTime in(DayPart part) {
        return new ClockTime(-1, -1, -1, part, "");
    }

    /// The part of a TIMEX3 value behind the date.
    String value() {
        if (part != null) {
            return part.code();
        }
        return "T"
                + Period.two(hour)
                + ":"
                + Period.two(Math.max(0, minute))
                + (second < 0 ? "" : ":" + Period.two(second))
                + zone;
    }

    String earliest() {
        return part == null
                ? clock(hour, Math.max(0, minute), Math.max(0, second))
                : clock(part.firstHour(), 0, 0);
    }

    String latest() {
        return part == null
                ? clock(hour, minute < 0 ? 0 : minute, second < 0 ? 59 : second)
                : clock(part.lastHour(), 59, 59);
    }

    private static String clock(int hour, int minute, int second) {
        return Period.two(hour) + ":" + Period.two(minute) + ":" + Period.two(second);
    }
}
