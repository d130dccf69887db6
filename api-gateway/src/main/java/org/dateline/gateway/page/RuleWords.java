package org.dateline.gateway.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What kind of expression a rule reads, in words for people: `shifted-weekday` is a day of the
/// week. A rule of a later release has no words here.
final class RuleWords {

    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        put("a date in digits", "iso-date", "iso-time", "iso-month", "numeric-date", "nine-eleven");
        put("a date", "date");
        put("a day and month", "month-day", "day-of-month", "day-of-count", "from-day");
        put("a month", "month", "month-year", "shifted-month");
        put("a holiday", "holiday", "holiday-year");
        put(
                "a day of the week",
                "weekday",
                "weekdays",
                "weekday-parts",
                "weekday-of-week",
                "shifted-weekday");
        put("a season", "season", "seasons", "shifted-season");
        put("a quarter", "quarter", "quarter-code");
        put("a half of a year", "half", "half-code");
        put(
                "a part of the day",
                "day-part",
                "day-part-of-date",
                "shifted-day-part",
                "that-day-part",
                "tonight");
        put("a time of day", "time");
        put("a year", "year", "year-in-words", "fiscal-year", "year-before", "year-end");
        put("a decade", "decade");
        put("a century", "century");
        put("a weekend", "weekend");
        put("a part of a year", "period-of-year", "year-ago-period", "latest-period");
        put(
                "a day, week, month or year beside another",
                "shifted-unit",
                "current-unit",
                "this-unit",
                "that-unit",
                "the-unit",
                "same-unit",
                "following-unit",
                "latest-unit",
                "dated-unit",
                "day-before",
                "day-reference");
        put(
                "a span of time",
                "past-unit",
                "past-units",
                "unit-ended",
                "unit-long",
                "duration",
                "vague-duration",
                "these-days");
        put("a distance in time", "units-ago", "units-later", "vague-distance", "vague-ago");
        put("a word for a time", "reference");
        put("a time that comes again", "every", "every-weekday", "times-per-unit", "frequency");
    }

    private RuleWords() {}

    private static void put(String words, String... rules) {
        List.of(rules).forEach(rule -> WORDS.put(rule, words));
    }

    static Optional<String> of(String rule) {
        return Optional.ofNullable(WORDS.get(rule));
    }
}
