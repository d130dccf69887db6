package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// Reads times of day by the clock: `10:35 a.m.`, `5pm EST`, `0735 GMT`, `noon`, `six o'clock`.
final class Clocks {

    /// Words of a zone's name before `time`.
    private static final int LONGEST_ZONE = 3;

    private final Tokens tokens;

    Clocks(Tokens tokens) {
        this.tokens = tokens;
    }

    /// A time of day.
    ///
    /// @param to the token behind it
    record Reading(ClockTime time, int to) {}

    @Nullable Reading at(int i) {
        if (tokens.isNumber(i)) {
            return tokens.glued(i) && i > 0 && tokens.mark(i - 1) != '(' ? null : digits(i);
        }
        Word word = tokens.word(i);
        if (word.is(WordClass.CLOCK)) {
            return zone(ClockTime.at(word.value(WordClass.CLOCK), 0), i + 1);
        }
        if (word.is(WordClass.CARDINAL)) {
            int hour = word.value(WordClass.CARDINAL);
            if (hour >= 1 && hour <= 12) {
                return spoken(hour, i + 1);
            }
        }
        return null;
    }

    /// The time that ISO 8601 puts behind a date and `T`: `10:00`, `10:00:30Z`, `10:00+09:00`.
    @Nullable Reading behindT(int i) {
        int hour = tokens.number(i);
        boolean clock =
                tokens.length(i) == 2
                        && hour < 24
                        && tokens.mark(i + 1) == ':'
                        && tokens.length(i + 2) == 2
                        && tokens.number(i + 2) >= 0
                        && tokens.number(i + 2) < 60;
        if (!clock) {
            return null;
        }
        int second = -1;
        int j = i + 3;
        if (tokens.mark(j) == ':'
                && tokens.length(j + 1) == 2
                && tokens.number(j + 1) >= 0
                && tokens.number(j + 1) < 60) {
            second = tokens.number(j + 1);
            j += 2;
            if (tokens.mark(j) == '.' && tokens.isNumber(j + 1) && tokens.glued(j + 1)) {
                j += 2;
            }
        }
        ClockTime time = new ClockTime(hour, tokens.number(i + 2), second, null, "");
        return tokens.glued(j) && tokens.is(j, "z")
                ? new Reading(zoned(time, 0), j + 1)
                : offset(time, j);
    }

    private @Nullable Reading digits(int i) {
        int hour = tokens.number(i);
        if (tokens.length(i) == 4 && tokens.is(i + 1, WordClass.ZONE) && hour % 100 < 60) {
            return hour / 100 < 24 ? zone(ClockTime.at(hour / 100, hour % 100), i + 1) : null;
        }
        if (hour < 0 || hour > 24 || tokens.length(i) > 2) {
            return null;
        }
        char separator = tokens.mark(i + 1);
        boolean minutes =
                (separator == ':' || separator == '.')
                        && tokens.glued(i + 1)
                        && tokens.isNumber(i + 2)
                        && tokens.glued(i + 2)
                        && tokens.length(i + 2) == 2
                        && tokens.number(i + 2) < 60;
        if (!minutes) {
            return spoken(hour, i + 1);
        }
        int minute = tokens.number(i + 2);
        int second = -1;
        int j = i + 3;
        if (separator == ':'
                && tokens.mark(j) == ':'
                && tokens.isNumber(j + 1)
                && tokens.length(j + 1) == 2
                && tokens.number(j + 1) < 60) {
            second = tokens.number(j + 1);
            j += 2;
            if (tokens.mark(j) == '.' && tokens.isNumber(j + 1) && tokens.glued(j + 1)) {
                j += 2;
            }
        }
        int half = meridiem(j);
        if (half < 0) {
            boolean zoned = tokens.is(j, WordClass.ZONE);
            if (tokens.is(i - 1, "in") && !zoned) {
                return null; // a race, won in 2:04:11
            }
            if (hour > 23
                    || (separator == '.' && !zoned)
                    || (tokens.mark(j) == ':')
                    || (!zoned && !believable(i, j))) {
                return null;
            }
            return zone(new ClockTime(hour, minute, second, null, ""), j);
        }
        if (hour > 12 || hour == 0) {
            return null;
        }
        return zone(new ClockTime(hour % 12 + half, minute, second, null, ""), meridiemEnd(j));
    }

    /// A bare `14:30` is a time; a bare `3:2` or `2:15` behind a verse, score or race is less sure.
    private boolean believable(int from, int to) {
        return tokens.length(from) == 2
                || tokens.is(from - 1, "at")
                || tokens.is(from - 1, WordClass.DATE_PREPOSITION)
                || tokens.is(to, WordClass.DATE_PREPOSITION);
    }

    private @Nullable Reading spoken(int hour, int j) {
        int half = meridiem(j);
        if (half >= 0) {
            return hour < 1 || hour > 12
                    ? null
                    : zone(new ClockTime(hour % 12 + half, -1, -1, null, ""), meridiemEnd(j));
        }
        if (tokens.is(j, "o")
                && tokens.mark(j + 1) == '\''
                && tokens.isWord(j + 2)
                && tokens.endsIn(j + 2, "lock")
                && hour >= 1
                && hour <= 12) {
            return new Reading(new ClockTime(hour, -1, -1, null, ""), j + 3);
        }
        return null;
    }

    /// 0 for a.m., 12 for p.m., -1 for neither.
    private int meridiem(int j) {
        Word word = tokens.word(j);
        if (word.is(WordClass.MERIDIEM)) {
            return !tokens.capital(j) || tokens.lastChar(j) == 'M'
                    ? word.value(WordClass.MERIDIEM)
                    : -1;
        }
        if (tokens.length(j) == 1
                && tokens.mark(j + 1) == '.'
                && tokens.length(j + 2) == 1
                && tokens.is(j + 2, "m")) {
            return tokens.is(j, "a") ? 0 : tokens.is(j, "p") ? 12 : -1;
        }
        return -1;
    }

    private int meridiemEnd(int j) {
        if (tokens.is(j, WordClass.MERIDIEM)) {
            return j + 1;
        }
        boolean closed = tokens.mark(j + 3) == '.' && tokens.glued(j + 3);
        return closed ? j + 4 : j + 3;
    }

    /// A zone's letters belong to the mention; its hours are not in TIMEX3 values of news.
    private Reading zone(ClockTime time, int j) {
        int named = zoneEnd(j);
        return named > j ? new Reading(time, named) : offset(time, j);
    }

    /// The token behind `EST`, `Eastern`, `U.S. Eastern Time`, `Central European Summer Time` or
    /// `local time`; the one there without a zone.
    private int zoneEnd(int j) {
        if (tokens.is(j, WordClass.ZONE)) {
            return j + 1;
        }
        int k = tokens.is(j, "u") && tokens.mark(j + 1) == '.' && tokens.is(j + 2, "s") ? j + 4 : j;
        int from = k;
        while (k < from + LONGEST_ZONE && tokens.is(k, WordClass.ZONE_WORD)) {
            k++;
        }
        if (tokens.is(k, "time") && k > from) {
            return k + 1;
        }
        boolean alone =
                k > from
                        && tokens.capital(from)
                        && tokens.word(from).value(WordClass.ZONE_WORD) == 2;
        return alone ? from + 1 : j;
    }

    /// `+09:00` or `+0900`, glued to the time.
    private Reading offset(ClockTime time, int j) {
        char sign = tokens.mark(j);
        if ((sign != '+' && sign != '-')
                || tokens.spaced(j)
                || !tokens.isNumber(j + 1)
                || tokens.spaced(j + 1)) {
            return new Reading(time, j);
        }
        int number = tokens.number(j + 1);
        int minutes;
        int to = j + 2;
        if (tokens.length(j + 1) == 4) {
            minutes = number / 100 * 60 + number % 100;
        } else if (tokens.length(j + 1) == 2
                && tokens.mark(to) == ':'
                && tokens.length(to + 1) == 2) {
            minutes = number * 60 + Math.max(0, tokens.number(to + 1));
            to += 2;
        } else {
            return new Reading(time, j);
        }
        if (minutes > 18 * 60) {
            return new Reading(time, j);
        }
        return new Reading(zoned(time, sign == '-' ? -minutes : minutes), to);
    }

    private static ClockTime zoned(ClockTime time, int minutes) {
        String zone =
                minutes == 0
                        ? "Z"
                        : (minutes < 0 ? "-" : "+")
                                + Period.two(Math.abs(minutes) / 60)
                                + ":"
                                + Period.two(Math.abs(minutes) % 60);
        return new ClockTime(time.hour(), time.minute(), time.second(), time.part(), zone);
    }
}
