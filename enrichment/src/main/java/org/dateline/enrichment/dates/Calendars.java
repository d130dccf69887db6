package org.dateline.enrichment.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.Weekday;
import org.dateline.enrichment.dates.Meaning.Yearly;
import org.dateline.enrichment.dates.Meaning.YearlyIn;
import org.jspecify.annotations.Nullable;

/// Reads days, months and holidays by name: `Sept. 9, 2023`, `9th of September`, `November`,
/// `Tuesday, June 18`, `Christmas Day`.
final class Calendars {

    private final Tokens tokens;
    private final Vocabulary vocabulary;
    private final Years years;
    private final Tense tense;

    Calendars(Tokens tokens, Vocabulary vocabulary, Years years, Tense tense) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.years = years;
        this.tense = tense;
    }

    @Nullable Match at(int i) {
        if (tokens.isNumber(i)) {
            return dayMonth(i);
        }
        Word word = tokens.word(i);
        if (word.is(WordClass.WEEKDAY) || word.is(WordClass.WEEKDAY_SHORT)) {
            Match weekday = weekday(i);
            if (weekday != null) {
                return weekday;
            }
        }
        if (word.is(WordClass.HOLIDAY)) {
            Match holiday = holiday(i);
            if (holiday != null) {
                return holiday;
            }
        }
        if (word.is(WordClass.MONTH) || word.is(WordClass.MONTH_SHORT)) {
            return month(i);
        }
        return word.is(WordClass.ORDINAL) ? ordinalMonth(i) : null;
    }

    /// `Tuesday`, or with the date: `Tuesday, June 18, 2024`.
    private @Nullable Match weekday(int i) {
        boolean named = tokens.is(i, WordClass.WEEKDAY);
        int j = i + 1;
        if (!named && tokens.mark(j) == '.' && tokens.glued(j)) {
            j++;
        }
        int date = tokens.mark(j) == ',' ? j + 1 : j;
        Match dated = date == j && !tokens.isNumber(j) && !isMonth(j) ? null : fullDate(date);
        if (dated != null) {
            return dated.from(i);
        }
        if (!tokens.capital(i) || (!named && (j == i + 1 || tokens.startsParagraph(i)))) {
            return null;
        }
        DayOfWeek day = day(i);
        if (tokens.is(i, WordClass.WEEKDAY_PLURAL)) {
            return new Match(i, j, Recurrences.everyWeek(day, null), Rule.WEEKDAYS);
        }
        int of = tokens.is(j, "of") ? j + 1 : j;
        if (tokens.is(of, WordClass.SHIFT)
                && !tokens.is(of, WordClass.NARRATIVE)
                && tokens.is(of + 1, "week")) {
            int weeks = tokens.word(of).value(WordClass.SHIFT);
            return new Match(i, of + 2, new Meaning.WeekdayIn(day, weeks), Rule.WEEKDAY_OF_WEEK);
        }
        if (tokens.is(i - 1, "the") && tokens.capital(j) && tokens.is(j, WordClass.PRESS)) {
            return Match.nothing(i, j + 1);
        }
        boolean possessive = tokens.mark(j) == '\'' && tokens.is(j + 1, "s");
        Direction told = possessive ? tense.ofEvent(i, j) : tense.around(i, j);
        return new Match(i, j, new Weekday(day, told), Rule.WEEKDAY);
    }

    DayOfWeek day(int i) {
        Word word = tokens.word(i);
        return DayOfWeek.of(
                word.value(
                        word.is(WordClass.WEEKDAY) ? WordClass.WEEKDAY : WordClass.WEEKDAY_SHORT));
    }

    /// A date with at least a month and a day.
    private @Nullable Match fullDate(int i) {
        Match match = tokens.isNumber(i) ? dayMonth(i) : isMonth(i) ? month(i) : null;
        return match != null && (match.rule() == Rule.MONTH_DAY || match.rule() == Rule.DATE)
                ? match
                : null;
    }

    private boolean isMonth(int i) {
        return tokens.is(i, WordClass.MONTH) || tokens.is(i, WordClass.MONTH_SHORT);
    }

    int monthNumber(int i) {
        Word word = tokens.word(i);
        return word.value(word.is(WordClass.MONTH) ? WordClass.MONTH : WordClass.MONTH_SHORT);
    }

    /// `June 18`, `June 18, 2024`, `June 2024`, `June`.
    private @Nullable Match month(int i) {
        int month = monthNumber(i);
        boolean dotted =
                tokens.is(i, WordClass.MONTH_SHORT)
                        && tokens.mark(i + 1) == '.'
                        && tokens.glued(i + 1);
        int j = dotted ? i + 2 : i + 1;
        if (!tokens.capital(i) && !plausibleUncapitalized(i, j)) {
            return null;
        }
        if (tokens.is(j, "the") && isDayNumber(j + 1)) {
            j++;
        }
        if (isDayNumber(j)) {
            Match date = withDay(i, month, dayNumber(j), dayEnd(j));
            if (date != null) {
                return date;
            }
        }
        int y = tokens.mark(j) == ',' ? j + 1 : tokens.is(j, "of") ? j + 1 : j;
        Years.Reading year = years.behindDate(y);
        if (year != null) {
            return new Match(
                    i, year.to(), new Fixed(Period.month(year.year(), month)), Rule.MONTH_YEAR);
        }
        if (tokens.is(i, WordClass.MONTH)) {
            return believable(i)
                    ? inYearOfReference(i, j, new YearPart.Month(month), Rule.MONTH)
                    : null;
        }
        return dotted && tokens.is(i - 1, WordClass.PREPOSITION)
                ? inYearOfReference(i, j, new YearPart.Month(month), Rule.MONTH)
                : null;
    }

    private boolean plausibleUncapitalized(int i, int j) {
        return !tokens.is(i, WordClass.MONTH_DOUBTFUL)
                && !tokens.is(i, WordClass.MONTH_SHORT)
                && (isDayNumber(j) || tokens.is(i - 1, WordClass.DATE_PREPOSITION));
    }

    /// May, March, and months that are first names: by what stands around them.
    private boolean believable(int i) {
        Word word = tokens.word(i);
        if (!word.is(WordClass.MONTH_DOUBTFUL)) {
            return true;
        }
        Word before = tokens.word(i - 1);
        boolean introduced =
                (before.is(WordClass.PREPOSITION) && !tokens.startsParagraph(i))
                        || before.is(WordClass.EVERY)
                        || before.is(WordClass.SHIFT)
                        || before.is(WordClass.POSITION)
                        || tokens.mark(i - 1) == '-'
                        || tokens.is(i + 1, WordClass.SHIFT);
        boolean possessive = tokens.mark(i + 1) == '\'' && tokens.is(i + 2, "s");
        if (word.value(WordClass.MONTH_DOUBTFUL) == 2) {
            boolean person =
                    (tokens.capital(i + 1) && tokens.word(i + 1) == Word.UNKNOWN)
                            || tokens.is(i + 1, WordClass.PAST_CUE);
            if (person
                    && !before.is(WordClass.DATE_PREPOSITION)
                    && !before.is(WordClass.POSITION)
                    && !before.is(WordClass.SHIFT)) {
                return false;
            }
            return introduced
                    ? !(before.is("for") || before.is("of") || before.is("to"))
                            || !tokens.is(i + 1, "on")
                    : before.is("the")
                            && tokens.isWord(i + 1)
                            && !tokens.is(i + 1, WordClass.PREPOSITION);
        }
        boolean name =
                (tokens.capital(i + 1)
                                && (tokens.word(i + 1) == Word.UNKNOWN || tokens.is(i + 1, "o")))
                        || (tokens.capital(i - 1) && tokens.word(i - 1) == Word.UNKNOWN);
        return introduced || (!name && !possessive);
    }

    /// A part of a year, with what says which year: `November last year`, `this June`.
    private Match inYearOfReference(int i, int j, YearPart part, Rule rule) {
        int k = tokens.mark(j) == ',' || tokens.is(j, "of") ? j + 1 : j;
        if (tokens.is(k, WordClass.SHIFT) && tokens.is(k + 1, "year")) {
            int years = tokens.word(k).value(WordClass.SHIFT);
            return new Match(i, k + 2, new YearlyIn(part, years), rule, Frame.OF_SHIFTED_YEAR);
        }
        return new Match(i, j, new Yearly(part, direction(i, j)), rule);
    }

    /// `last Oct. 23`, or what the verbs tell; a month that describes a noun (`a June agreement`)
    /// has no verb.
    private Direction direction(int from, int to) {
        if (tokens.is(from - 1, "last")) {
            return Direction.LAST;
        }
        return tokens.is(from - 1, WordClass.ARTICLE) ? Direction.UNKNOWN : tense.around(from, to);
    }

    private @Nullable Match withDay(int from, int month, int day, int j) {
        int y = tokens.mark(j) == ',' ? j + 1 : tokens.is(j, "of") ? j + 1 : j;
        Years.Reading year = y == j && tokens.isWord(j) ? null : years.behindDate(y);
        if (year != null) {
            LocalDate date = date(year.year(), month, day);
            return date == null
                    ? Match.nothing(from, year.to())
                    : new Match(from, year.to(), new Fixed(Period.day(date)), Rule.DATE);
        }
        return date(2000, month, day) == null
                ? null
                : inYearOfReference(from, j, new YearPart.MonthDay(month, day), Rule.MONTH_DAY);
    }

    static @Nullable LocalDate date(int year, int month, int day) {
        if (year < Period.FIRST_YEAR || year > Period.LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /// `18 June`, `9th of September 2023`.
    private @Nullable Match dayMonth(int i) {
        if (!isDayNumber(i)) {
            return null;
        }
        int j = dayEnd(i);
        Match first = firstOfTwo(i, j);
        if (first != null) {
            return first;
        }
        if (tokens.mark(j) == '-' && tokens.glued(j)) {
            j++;
        }
        if (tokens.is(j, "of")) {
            j++;
        }
        if (!isMonth(j) || !tokens.capital(j)) {
            return null;
        }
        if (tokens.is(j, "may")
                && tokens.isWord(j + 1)
                && !tokens.is(j + 1, WordClass.PREPOSITION)
                && tokens.isWord(i - 1)
                && !tokens.is(i - 1, WordClass.DATE_PREPOSITION)) {
            return null;
        }
        int after = j + 1;
        if (tokens.is(j, WordClass.MONTH_SHORT)
                && tokens.mark(after) == '.'
                && tokens.glued(after)) {
            after++;
        }
        if (tokens.mark(after) == '-' && tokens.glued(after)) {
            LocalDate date = gluedYear(after + 1, monthNumber(j), dayNumber(i));
            if (date != null) {
                return new Match(i, after + 2, new Fixed(Period.day(date)), Rule.DATE);
            }
        }
        return withDay(i, monthNumber(j), dayNumber(i), after);
    }

    /// The first day of `18-19 June` or `18 and 19 June 2024`.
    private @Nullable Match firstOfTwo(int i, int j) {
        boolean joined =
                (tokens.mark(j) == '-' && tokens.glued(j))
                        || tokens.is(j, "and")
                        || tokens.is(j, "to");
        if (!joined
                || !isDayNumber(j + 1)
                || tokens.number(j + 1) <= tokens.number(i)
                || !isMonth(dayEnd(j + 1))
                || !(dayMonth(j + 1) instanceof Match second)) {
            return null;
        }
        int month = monthNumber(dayEnd(j + 1));
        int day = dayNumber(i);
        return switch (second.meaning()) {
            case Fixed(Period period)
                    when date(period.year(), month, day) instanceof LocalDate date ->
                    new Match(i, j, new Fixed(Period.day(date)), Rule.DATE);
            case Yearly(YearPart part, Direction direction) when date(2000, month, day) != null ->
                    new Match(
                            i,
                            j,
                            new Yearly(new YearPart.MonthDay(month, day), direction),
                            Rule.MONTH_DAY);
            case null, default -> null;
        };
    }

    /// The year of `9-Sep-2023` and `9-Sep-23`.
    private @Nullable LocalDate gluedYear(int i, int month, int day) {
        boolean year =
                (tokens.length(i) == 2 || (tokens.length(i) == 4 && tokens.number(i) >= 1000))
                        && tokens.isNumber(i)
                        && tokens.glued(i)
                        && !(tokens.glued(i + 1) && tokens.isWord(i + 1))
                        && !(tokens.glued(i + 1) && tokens.mark(i + 1) == '-');
        int full = tokens.length(i) == 2 ? Years.century(tokens.number(i)) : tokens.number(i);
        return year ? date(full, month, day) : null;
    }

    private @Nullable Match ordinalMonth(int i) {
        int j = tokens.is(i + 1, "of") ? i + 2 : i + 1;
        return tokens.is(j, WordClass.MONTH) && tokens.capital(j)
                ? withDay(i, monthNumber(j), tokens.word(i).value(WordClass.ORDINAL), j + 1)
                : null;
    }

    boolean isDayNumber(int i) {
        int number = tokens.number(i);
        if (number < 1 || number > 31 || tokens.length(i) > 2) {
            return false;
        }
        if (tokens.glued(i)
                && i > 0
                && tokens.mark(i - 1) != '.'
                && tokens.mark(i - 1) != '('
                && tokens.mark(i - 1) != '-') {
            return false;
        }
        int j = i + 1;
        if (tokens.glued(j) && j < tokens.count()) {
            char mark = tokens.mark(j);
            if (tokens.is(j, WordClass.ORDINAL_SUFFIX)) {
                return true;
            }
            boolean digitsFollow = tokens.isNumber(j + 1) && tokens.glued(j + 1);
            return switch (mark) {
                case '.', ':' -> !digitsFollow;
                case ',' -> !digitsFollow || tokens.length(j + 1) == 4;
                case '%', Tokens.WORD, '$', '/' -> false;
                default -> true;
            };
        }
        return true;
    }

    private int dayNumber(int i) {
        return tokens.number(i);
    }

    private int dayEnd(int i) {
        return tokens.glued(i + 1) && tokens.is(i + 1, WordClass.ORDINAL_SUFFIX) ? i + 2 : i + 1;
    }

    /// The second day of `June 18–19` or `April 24 and 25`, once the first is read.
    @Nullable Match nextDay(Match first) {
        YearPart.MonthDay day;
        Integer year = null;
        switch (first.meaning()) {
            case Yearly(YearPart.MonthDay monthDay, Direction direction) -> day = monthDay;
            case Fixed(Period period) when period.unit() == Unit.DAY -> {
                day =
                        new YearPart.MonthDay(
                                period.first().getMonthValue(), period.first().getDayOfMonth());
                year = period.year();
            }
            case null, default -> {
                return null;
            }
        }
        int j = first.to();
        if (!(tokens.mark(j) == '-'
                || tokens.mark(j) == '/'
                || tokens.is(j, WordClass.CONJUNCTION))) {
            return null;
        }
        if (!isDayNumber(j + 1)
                || tokens.isNumber(first.from())
                || tokens.number(j + 1) <= day.day()) {
            return null;
        }
        int to = dayEnd(j + 1);
        if (tokens.is(to, WordClass.UNIT)
                || tokens.is(to, WordClass.COUNTED)
                || (tokens.isWord(to) && !tokens.spaced(to))) {
            return null;
        }
        Match next = withDay(j + 1, day.month(), tokens.number(j + 1), to);
        if (next == null || year == null || !(next.meaning() instanceof Yearly)) {
            return next;
        }
        LocalDate date = date(year, day.month(), tokens.number(j + 1));
        return date == null
                ? null
                : new Match(next.from(), next.to(), new Fixed(Period.day(date)), Rule.DATE);
    }

    private @Nullable Match holiday(int i) {
        for (Holiday holiday : vocabulary.holidays(tokens.word(i))) {
            int to = end(holiday, i);
            if (to > i) {
                YearPart part = new YearPart.Feast(holiday);
                int y = tokens.mark(to) == ',' ? to + 1 : to;
                Years.Reading year = years.behindDate(y);
                if (year != null) {
                    return new Match(
                            i, year.to(), new Fixed(part.in(year.year())), Rule.HOLIDAY_YEAR);
                }
                return inYearOfReference(i, to, part, Rule.HOLIDAY);
            }
        }
        return null;
    }

    /// The token behind the holiday's name, or -1.
    private int end(Holiday holiday, int i) {
        int j = i;
        for (Word word : holiday.words()) {
            while (j > i && (tokens.mark(j) == '\'' || tokens.mark(j) == '.')) {
                j++;
            }
            if (!tokens.word(j).equals(word)
                    || !(tokens.capital(j) || word.is("s") || word.is("of"))) {
                return -1;
            }
            j++;
        }
        return j;
    }
}
