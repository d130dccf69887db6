package org.dateline.enrichment.dates;

/// What a word of the vocabulary can be in a time expression; a word can be several. Each class is
/// a section, `[month]`, of a vocabulary file.
enum WordClass {
    MONTH,
    MONTH_SHORT,
    MONTH_DOUBTFUL,
    WEEKDAY,
    WEEKDAY_SHORT,
    WEEKDAY_PLURAL,
    CARDINAL,
    SCALE,
    ORDINAL,
    ORDINAL_SUFFIX,
    DECADE_WORD,
    VAGUE,
    FRACTION,
    UNIT,
    PLURAL,
    FREQUENCY,
    FREQUENCY_ADVERB,
    SEASON,
    DAY_PART,
    CLOCK,
    MERIDIEM,
    ZONE,
    APPROXIMATE,
    POSITION,
    SHIFT,
    NARRATIVE,
    DETERMINER,
    ARTICLE,
    FILLER,
    FISCAL,
    EVERY,
    AFTER_QUANTITY,
    LATEST,
    PREPOSITION,
    DATE_PREPOSITION,
    CONJUNCTION,
    DAY_REFERENCE,
    PRESENT,
    PAST,
    FUTURE,
    PRESENT_ADJECTIVE,
    PRESENT_TERM,
    FUTURE_CUE,
    PAST_CUE,
    UNTIL,
    INFINITIVE_MARK,
    FUNCTION_WORD,
    COUNTED,
    HOLIDAY;

    long bit() {
        return 1L << ordinal();
    }
}
