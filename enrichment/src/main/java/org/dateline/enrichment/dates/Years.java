package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// Reads years and decades: `1996`, `'96`, `nineteen ninety-six`, `the 1990s`, `the '90s`, `the
/// nineties`, `fiscal 1989`.
final class Years {

    private final Tokens tokens;
    private final Numerals numerals;

    Years(Tokens tokens, Numerals numerals) {
        this.tokens = tokens;
        this.numerals = numerals;
    }

    /// A year.
    ///
    /// @param to the token behind it
    record Reading(int year, int to) {}

    /// A year that stands behind a month or day, where any number of four digits is one.
    @Nullable Reading behindDate(int i) {
        if (tokens.isNumber(i) && tokens.length(i) == 4 && standsAlone(i)) {
            int year = tokens.number(i);
            return year >= 1000 ? new Reading(year, i + 1) : null;
        }
        Reading shortYear = apostrophe(i);
        return shortYear == null ? spoken(i) : shortYear;
    }

    /// `'96`.
    private @Nullable Reading apostrophe(int i) {
        if (tokens.mark(i) == '\''
                && tokens.spaced(i)
                && tokens.isNumber(i + 1)
                && tokens.glued(i + 1)
                && tokens.length(i + 1) == 2
                && !tokens.is(i + 2, WordClass.COUNTED)) {
            return new Reading(century(tokens.number(i + 1)), i + 2);
        }
        return null;
    }

    /// The full year of two digits: within 30 years before or 69 after 1970, as POSIX has it.
    static int century(int twoDigits) {
        return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    /// `nineteen ninety-six`, `two thousand and one`, `twenty twenty-four`.
    @Nullable Reading spoken(int i) {
        Word first = tokens.word(i);
        if (!first.is(WordClass.CARDINAL)) {
            return null;
        }
        int value = first.value(WordClass.CARDINAL);
        if (value == 2 && tokens.is(i + 1, "thousand")) {
            Numerals.Amount amount = numerals.at(i);
            if (amount == null
                    || !amount.quantity().whole()
                    || amount.quantity().count() >= 2100
                    || tokens.is(amount.to(), WordClass.COUNTED)) {
                return null;
            }
            return new Reading(amount.quantity().count(), amount.to());
        }
        if (value < 16 || value > 20 || !tokens.is(i + 1, WordClass.CARDINAL)) {
            return null;
        }
        Numerals.Amount rest = numerals.at(i + 1);
        if (rest == null || !rest.quantity().whole()) {
            return null;
        }
        int tail = rest.quantity().count();
        return tail >= 10 && tail <= 99 && !tokens.is(rest.to(), WordClass.COUNTED)
                ? new Reading(value * 100 + tail, rest.to())
                : null;
    }

    /// A decade or a year in its own right.
    @Nullable Match at(int i) {
        if (tokens.mark(i) == '\'') {
            return shortDecadeOrYear(i);
        }
        if (tokens.isNumber(i)) {
            return digits(i);
        }
        if (tokens.is(i, WordClass.DECADE_WORD)) {
            boolean decade = tokens.is(i - 1, "the") || tokens.is(i - 1, WordClass.POSITION);
            int first = 1900 + tokens.word(i).value(WordClass.DECADE_WORD);
            return decade ? new Match(i, i + 1, fixed(Period.decade(first)), Rule.DECADE) : null;
        }
        Reading spoken = spoken(i);
        return spoken == null
                ? null
                : new Match(i, spoken.to(), fixed(Period.year(spoken.year())), Rule.YEAR_IN_WORDS);
    }

    private @Nullable Match shortDecadeOrYear(int i) {
        if (!tokens.isNumber(i + 1) || tokens.spaced(i + 1) || tokens.length(i + 1) != 2) {
            return null;
        }
        int two = tokens.number(i + 1);
        if (isDecadeEnding(i + 2) && two % 10 == 0) {
            return new Match(
                    i,
                    i + 3,
                    fixed(Period.decade(two < 30 ? 2000 + two : 1900 + two)),
                    Rule.DECADE);
        }
        Reading year = apostrophe(i);
        return year != null && tokens.is(i - 1, WordClass.DATE_PREPOSITION)
                ? new Match(i, year.to(), fixed(Period.year(year.year())), Rule.YEAR)
                : null;
    }

    private boolean isDecadeEnding(int i) {
        return tokens.glued(i) && tokens.length(i) == 1 && tokens.is(i, "s");
    }

    private @Nullable Match digits(int i) {
        int year = tokens.number(i);
        if (!standsAlone(i)) {
            return null;
        }
        if (tokens.length(i) == 4 && year >= 1000 && year < 2200) {
            if (year % 10 == 0 && isDecadeEnding(i + 1)) {
                return new Match(i, i + 2, fixed(Period.decade(year)), Rule.DECADE);
            }
            if (year % 10 == 0
                    && tokens.mark(i + 1) == '\''
                    && isDecadeEnding(i + 2)
                    && (tokens.is(i - 1, "the") || tokens.is(i - 1, WordClass.POSITION))
                    && !tokens.is(i + 3, WordClass.ORDINAL)) {
                return new Match(i, i + 3, fixed(Period.decade(year)), Rule.DECADE);
            }
            return bare(i, year);
        }
        if (tokens.length(i) == 2 && tokens.mark(i - 1) == '-' && yearRange(i - 2)) {
            int from = tokens.number(i - 2);
            return bare(i - 2, from) == null
                    ? null
                    : new Match(i, i + 1, fixed(Period.year(from / 100 * 100 + year)), Rule.YEAR);
        }
        if (tokens.length(i) == 2 && year % 10 == 0 && isDecadeEnding(i + 1) && afterThe(i)) {
            return new Match(
                    i,
                    i + 2,
                    fixed(Period.decade(year < 30 ? 2000 + year : 1900 + year)),
                    Rule.DECADE);
        }
        return null;
    }

    private boolean afterThe(int i) {
        return tokens.is(i - 1, "the")
                || tokens.is(i - 1, WordClass.POSITION)
                || (tokens.mark(i - 1) == '-' && tokens.is(i - 2, WordClass.POSITION));
    }

    /// A number is no year when it counts, costs, measures or belongs to a longer number or name.
    private @Nullable Match bare(int i, int year) {
        boolean introduced =
                tokens.is(i - 1, WordClass.DATE_PREPOSITION)
                        || tokens.is(i - 1, WordClass.FISCAL)
                        || tokens.is(i - 1, WordClass.POSITION)
                        || tokens.is(i - 1, WordClass.UNIT);
        if (!introduced && (year < 1750 || year > 2069)) {
            return null;
        }
        Word next = tokens.word(i + 1);
        if (next.is(WordClass.COUNTED) || next.is(WordClass.UNIT) && !next.is("quarter")) {
            return null;
        }
        char mark = tokens.mark(i + 1);
        if (mark == '%' || mark == '°' || mark == '½') {
            return null;
        }
        if (tokens.isNumber(i + 1) || (tokens.isNumber(i - 1) && !introduced)) {
            return null;
        }
        if (!introduced && countsPlural(i)) {
            return null;
        }
        if (!introduced && tokens.is(i - 1, WordClass.NUMBERED)) {
            return null;
        }
        if (mark == '-' && tokens.glued(i + 1) && tokens.is(i + 2, WordClass.COUNTED)) {
            return null;
        }
        if (next.is(WordClass.FISCAL) && tokens.is(i + 2, "year")) {
            return new Match(i, i + 3, fixed(Period.year(year)), Rule.FISCAL_YEAR);
        }
        return new Match(i, i + 1, fixed(Period.year(year)), Rule.YEAR);
    }

    /// `1800 reservists`: a round number before a plural without article.
    private boolean countsPlural(int i) {
        return tokens.number(i) % 50 == 0
                && tokens.isWord(i + 1)
                && !tokens.capital(i + 1)
                && tokens.lastChar(i + 1) == 's'
                && !tokens.is(i - 1, WordClass.DETERMINER)
                && tokens.length(i + 1) > 3;
    }

    /// Whether the number is not part of a longer one, a price, a code or a phone number.
    boolean standsAlone(int i) {
        if (i > 0 && tokens.glued(i)) {
            switch (tokens.mark(i - 1)) {
                case '(', '[', '"', '\'', '_', '*', ';', '>' -> {}
                case '-', '/' -> {
                    if (!tokens.is(i - 2, WordClass.POSITION)
                            && !tokens.is(i - 2, "pre")
                            && !tokens.is(i - 2, "post")
                            && !(tokens.isNumber(i - 2) && tokens.length(i - 2) == 4)) {
                        return false;
                    }
                    if (tokens.isNumber(i - 2) && !yearRange(i - 2)) {
                        return false;
                    }
                }
                case ',' -> {
                    if (tokens.isNumber(i - 2)) {
                        return false;
                    }
                }
                default -> {
                    return false;
                }
            }
        } else if (i > 0 && isCurrency(tokens.mark(i - 1))) {
            return false;
        }
        if (!tokens.glued(i + 1) || i + 1 >= tokens.count()) {
            return true;
        }
        return switch (tokens.mark(i + 1)) {
            case '.', ',', ':' -> !(tokens.isNumber(i + 2) && tokens.glued(i + 2));
            case '-', '/' -> !(tokens.isNumber(i + 2) && tokens.glued(i + 2)) || yearRange(i);
            case Tokens.WORD -> isDecadeEnding(i + 1);
            case '%', '$', '@', '#', '+', '=', '°' -> false;
            default -> true;
        };
    }

    private static boolean isCurrency(char mark) {
        return mark == '$' || mark == '£' || mark == '€' || mark == '¥' || mark == '#';
    }

    /// `2019-21`, `1990-1995`, `1998/99`.
    private boolean yearRange(int i) {
        int from = tokens.number(i);
        int to = tokens.number(i + 2);
        boolean range =
                tokens.length(i) == 4
                        && ((tokens.length(i + 2) == 4 && to > from && to - from < 200)
                                || (tokens.length(i + 2) == 2 && to > from % 100));
        return range
                && !(tokens.glued(i + 3)
                        && (tokens.mark(i + 3) == '-' || tokens.mark(i + 3) == '/'))
                && !(tokens.glued(i) && tokens.isNumber(i - 2));
    }

    private static Meaning fixed(Period period) {
        return new Meaning.Fixed(period);
    }
}
