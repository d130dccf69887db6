package org.dateline.enrichment.dates;

import java.util.Locale;

/// What kind of expression was found. Its id is public: events carry it, so a constant that was
/// released keeps its name.
enum Rule {
    // dates in digits
    ISO_DATE,
    ISO_TIME,
    ISO_MONTH,
    NUMERIC_DATE,
    NINE_ELEVEN,
    // days, months and holidays by name
    DATE,
    MONTH,
    MONTH_DAY,
    MONTH_YEAR,
    DAY_OF_MONTH,
    HOLIDAY,
    HOLIDAY_YEAR,
    WEEKDAY,
    WEEKDAYS,
    WEEKDAY_PARTS,
    WEEKDAY_OF_WEEK,
    SHIFTED_WEEKDAY,
    SHIFTED_MONTH,
    // parts of the year and of the day
    SEASON,
    SEASONS,
    SHIFTED_SEASON,
    QUARTER,
    HALF,
    QUARTER_CODE,
    HALF_CODE,
    PERIOD_OF_YEAR,
    LATEST_PERIOD,
    DAY_PART,
    DAY_PART_OF_DATE,
    SHIFTED_DAY_PART,
    THAT_DAY_PART,
    TONIGHT,
    TIME,
    // years and what is longer
    YEAR,
    YEAR_IN_WORDS,
    FISCAL_YEAR,
    DECADE,
    CENTURY,
    // units and their distances
    SHIFTED_UNIT,
    CURRENT_UNIT,
    THIS_UNIT,
    THAT_UNIT,
    THE_UNIT,
    SAME_UNIT,
    FOLLOWING_UNIT,
    LATEST_UNIT,
    PAST_UNIT,
    PAST_UNITS,
    DATED_UNIT,
    UNIT_ENDED,
    UNIT_LONG,
    UNITS_AGO,
    UNITS_LATER,
    DURATION,
    VAGUE_DURATION,
    VAGUE_DISTANCE,
    VAGUE_AGO,
    WEEKEND,
    YEAR_END,
    YEAR_BEFORE,
    YEAR_AGO_PERIOD,
    DAY_BEFORE,
    DAY_OF_COUNT,
    FROM_DAY,
    THESE_DAYS,
    // words that point, and what comes again
    DAY_REFERENCE,
    REFERENCE,
    EVERY,
    EVERY_WEEKDAY,
    TIMES_PER_UNIT,
    FREQUENCY,
    /// Tokens that look like a date and are none.
    NONE;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String id() {
        return id;
    }

    /// Whether `last`, `this` or `next` moves it: `last June`, `next week`.
    boolean isShifted() {
        return switch (this) {
            case SHIFTED_WEEKDAY, SHIFTED_MONTH, SHIFTED_SEASON, SHIFTED_DAY_PART, SHIFTED_UNIT ->
                    true;
            default -> false;
        };
    }
}
