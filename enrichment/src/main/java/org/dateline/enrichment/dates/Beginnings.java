package org.dateline.enrichment.dates;

/// Which words may begin which kind of expression, as sets of [WordClass#bit].
final class Beginnings {

    static final long DAYS =
            any(
                    WordClass.MONTH,
                    WordClass.MONTH_SHORT,
                    WordClass.WEEKDAY,
                    WordClass.WEEKDAY_SHORT,
                    WordClass.HOLIDAY,
                    WordClass.ORDINAL);
    static final long REFERENCES =
            any(
                    WordClass.DAY_REFERENCE,
                    WordClass.PRESENT,
                    WordClass.PAST,
                    WordClass.FUTURE,
                    WordClass.POSITION,
                    WordClass.DETERMINER,
                    WordClass.PRESENT_ADJECTIVE,
                    WordClass.FREQUENCY);
    static final long UNITS =
            any(
                    WordClass.UNIT,
                    WordClass.CARDINAL,
                    WordClass.ORDINAL,
                    WordClass.VAGUE,
                    WordClass.SHIFT,
                    WordClass.DETERMINER,
                    WordClass.SEASON,
                    WordClass.DAY_PART,
                    WordClass.FISCAL,
                    WordClass.LATEST,
                    WordClass.NARRATIVE,
                    WordClass.FRACTION,
                    WordClass.TIMES);
    static final long CLOCKS = any(WordClass.CLOCK, WordClass.CARDINAL);
    static final long YEARS = any(WordClass.CARDINAL, WordClass.DECADE_WORD);
    static final long CODES = WordClass.PERIOD_CODE.bit();
    static final long COUNTS = any(WordClass.TIMES, WordClass.CARDINAL, WordClass.VAGUE);

    private Beginnings() {}

    private static long any(WordClass... classes) {
        long bits = 0;
        for (WordClass wordClass : classes) {
            bits |= wordClass.bit();
        }
        return bits;
    }
}
