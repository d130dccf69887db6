package org.dateline.enrichment.dates;

import java.time.LocalDate;
import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.Numeric;
import org.dateline.enrichment.dates.Meaning.TimeOf;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Reads dates in digits: ISO 8601 and its relatives with the year first, and day, month and year
/// in either order between `/`, `.` or `-`.
final class NumericDates {

    private final Tokens tokens;
    private final Clocks clocks;

    NumericDates(Tokens tokens, Clocks clocks) {
        this.tokens = tokens;
        this.clocks = clocks;
    }

    /// A date, or a match of nothing for numbers in the form of a date that are none: what stands
    /// in `2023-99-99` is no year either.
    @Nullable Match at(int i) {
        char separator = tokens.mark(i + 1);
        if (tokens.number(i) < 0 || !isSeparator(separator) || !linked(i)) {
            return null;
        }
        if (i > 0 && tokens.glued(i) && !opens(tokens.mark(i - 1)) && !tokens.isIdeograph(i - 1)) {
            return null;
        }
        if (tokens.mark(i + 3) != separator || !linked(i + 2)) {
            if (tokens.number(i) == 9 && separator == '/' && tokens.number(i + 2) == 11) {
                Period day = Period.day(LocalDate.of(2001, 9, 11));
                return new Match(i, i + 3, new Fixed(day), Rule.NINE_ELEVEN);
            }
            return tokens.length(i) == 4 ? yearMonth(i, separator) : monthDay(i, separator);
        }
        int to = i + 5;
        if (isSeparator(tokens.mark(to)) && linked(i + 4)) {
            return Match.nothing(i, chainEnd(i));
        }
        if (tokens.length(i) == 4 && tokens.length(i + 2) <= 2) {
            return yearFirst(i);
        }
        int length = tokens.length(i + 4);
        if (tokens.length(i) > 2 || tokens.length(i + 2) > 2 || (length != 2 && length != 4)) {
            return Match.nothing(i, to);
        }
        if (length == 2 && separator == '.') {
            return Match.nothing(i, to);
        }
        if (tokens.glued(to) && tokens.isWord(to) && !tokens.isIdeograph(to)) {
            return Match.nothing(i, to);
        }
        int year = length == 2 ? Years.century(tokens.number(i + 4)) : tokens.number(i + 4);
        LocalDate monthFirst = Calendars.date(year, tokens.number(i), tokens.number(i + 2));
        LocalDate dayFirst = Calendars.date(year, tokens.number(i + 2), tokens.number(i));
        if (monthFirst == null && dayFirst == null) {
            return Match.nothing(i, to);
        }
        return new Match(
                i,
                to,
                new Numeric(new NumericDate(monthFirst, dayFirst, separator)),
                Rule.NUMERIC_DATE);
    }

    private static boolean opens(char mark) {
        return mark == '('
                || mark == '['
                || mark == '"'
                || mark == '\''
                || mark == ':'
                || mark == '>'
                || mark == '='
                || mark == ',';
    }

    private static boolean isSeparator(char mark) {
        return mark == '/' || mark == '.' || mark == '-';
    }

    /// Whether a mark and then a number are glued to the number there.
    private boolean linked(int i) {
        return tokens.glued(i + 1) && tokens.isNumber(i + 2) && tokens.glued(i + 2);
    }

    private int chainEnd(int i) {
        int j = i;
        while (isSeparator(tokens.mark(j + 1)) && linked(j)) {
            j += 2;
        }
        return j + 1;
    }

    private Match yearFirst(int i) {
        LocalDate date =
                Calendars.date(tokens.number(i), tokens.number(i + 2), tokens.number(i + 4));
        boolean version = tokens.mark(i + 1) == '.' && tokens.length(i + 2) != 2;
        if (date == null || tokens.number(i) < 1000 || version) {
            return Match.nothing(i, i + 5);
        }
        Fixed day = new Fixed(Period.day(date));
        int to = i + 5;
        if (tokens.glued(to)
                && tokens.length(to) == 1
                && tokens.is(to, "t")
                && tokens.isNumber(to + 1)) {
            Clocks.Reading time = clocks.behindT(to + 1);
            if (time != null) {
                return new Match(
                        i, time.to(), new TimeOf(day, time.time(), Type.TIME), Rule.ISO_TIME);
            }
        }
        if (tokens.glued(to) && tokens.isWord(to) && !tokens.isIdeograph(to)) {
            return Match.nothing(i, to);
        }
        return new Match(i, to, day, Rule.ISO_DATE);
    }

    /// `on 10/29`, as Americans write it; a bare one is a fraction or a score as often.
    private @Nullable Match monthDay(int i, char separator) {
        int month = tokens.number(i);
        int day = tokens.number(i + 2);
        boolean written =
                separator == '/'
                        && (tokens.is(i - 1, "on") || tokens.is(i - 1, WordClass.DATE_PREPOSITION))
                        && tokens.length(i) <= 2
                        && tokens.length(i + 2) <= 2
                        && Calendars.date(2000, month, day) != null
                        && !(tokens.glued(i + 3) && tokens.isWord(i + 3));
        return written
                ? new Match(
                        i,
                        i + 3,
                        new Meaning.Yearly(new YearPart.MonthDay(month, day), Direction.UNKNOWN),
                        Rule.MONTH_DAY)
                : null;
    }

    /// `2023-11`, unless it may be a range of years such as `2009-11`.
    private @Nullable Match yearMonth(int i, char separator) {
        int year = tokens.number(i);
        int month = tokens.number(i + 2);
        boolean plain =
                separator == '-'
                        && tokens.length(i + 2) == 2
                        && month >= 1
                        && month <= 12
                        && month <= year % 100
                        && year >= 1900
                        && year < 2200
                        && !(tokens.glued(i + 3) && tokens.isWord(i + 3));
        return plain
                ? new Match(i, i + 3, new Fixed(Period.month(year, month)), Rule.ISO_MONTH)
                : null;
    }
}
