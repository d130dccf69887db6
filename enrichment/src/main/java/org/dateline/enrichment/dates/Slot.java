package org.dateline.enrichment.dates;

/// What a place in a [Template] may be filled with. A kind of word is a section, `[month]`, of a
/// language's file; numbers are told by their digits.
enum Slot {
    // kinds of words
    MONTH,
    /// The same month by its other name: `مايو/أيار`.
    MONTH_ALIAS,
    WEEKDAY,
    /// Names of days that mean other things, too: `segunda`, `Pazar`.
    WEEKDAY_SHORT,
    /// `Woche`, `недели`.
    UNIT,
    /// More than one of them, or one as it stands behind a number: `Wochen`, `недель`.
    UNITS,
    /// A weekend that nothing places.
    WEEKEND,
    /// `letzte` = -1, `dieser` = 0, `nächste` = 1.
    SHIFT,
    ORDINAL,
    /// A distance from the day of publication: `gestern` = DAY -1, `去年` = YEAR -1.
    REFERENCE,
    /// A distance from what the text spoke of last: `la veille` = DAY -1.
    STORY,
    /// A unit and how many: `quinze jours` = DAY 15, `أسبوعين` = WEEK 2.
    AMOUNT,
    SEASON,
    /// Of the day.
    PART,
    /// `令和` = 2018, the year before its first.
    ERA,
    /// `achtziger` = 1980.
    DECADE,
    /// Words that a number in front of them counts, which is then no year.
    COUNTED,
    /// Verbs that look ahead, and back.
    FUTURE,
    PAST,
    /// Between the days of a range.
    JOINER,

    // numbers, and words for them
    COUNT,
    DAY,
    MONTH_NUMBER,
    YEAR,
    SHORT_YEAR,
    ERA_YEAR,
    /// `19`, and `XIX` where the language writes centuries so.
    CENTURY,
    /// `1980` and `80` in `80er-Jahre`.
    DECADE_NUMBER
}
