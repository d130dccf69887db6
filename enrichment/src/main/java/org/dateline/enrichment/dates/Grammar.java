package org.dateline.enrichment.dates;

import org.dateline.enrichment.dates.Meaning.TimeOf;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Puts the parts together: which rules a token may begin, what may stand around a date, and how a
/// date and a time of day join. Every rule looks at a bounded number of tokens, so the work grows
/// with the text alone.
final class Grammar {

    private static final long DAYS =
            WordClass.MONTH.bit()
                    | WordClass.MONTH_SHORT.bit()
                    | WordClass.WEEKDAY.bit()
                    | WordClass.WEEKDAY_SHORT.bit()
                    | WordClass.HOLIDAY.bit()
                    | WordClass.ORDINAL.bit();
    private static final long REFERENCES =
            WordClass.DAY_REFERENCE.bit()
                    | WordClass.PRESENT.bit()
                    | WordClass.PAST.bit()
                    | WordClass.FUTURE.bit()
                    | WordClass.POSITION.bit()
                    | WordClass.DETERMINER.bit()
                    | WordClass.PRESENT_ADJECTIVE.bit()
                    | WordClass.FREQUENCY.bit();
    private static final long UNITS =
            WordClass.UNIT.bit()
                    | WordClass.CARDINAL.bit()
                    | WordClass.ORDINAL.bit()
                    | WordClass.VAGUE.bit()
                    | WordClass.SHIFT.bit()
                    | WordClass.DETERMINER.bit()
                    | WordClass.EVERY.bit()
                    | WordClass.SEASON.bit()
                    | WordClass.DAY_PART.bit()
                    | WordClass.FISCAL.bit()
                    | WordClass.LATEST.bit()
                    | WordClass.NARRATIVE.bit()
                    | WordClass.FRACTION.bit()
                    | WordClass.TIMES.bit();
    private static final long CLOCKS = WordClass.CLOCK.bit() | WordClass.CARDINAL.bit();
    private static final long YEARS = WordClass.CARDINAL.bit() | WordClass.DECADE_WORD.bit();
    private static final long CODES = WordClass.PERIOD_CODE.bit();
    private static final long COUNTS =
            WordClass.TIMES.bit() | WordClass.CARDINAL.bit() | WordClass.VAGUE.bit();
    private static final long ANY = CODES | DAYS | REFERENCES | UNITS | CLOCKS | YEARS;

    private final Tokens tokens;
    private final Clocks clocks;
    private final Years years;
    private final Calendars calendars;
    private final NumericDates numeric;
    private final Units units;
    private final Recurrences recurrences;
    private final References references;
    private final PeriodCodes codes;
    private @Nullable Match pending;

    Grammar(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        Numerals numerals = new Numerals(tokens);
        Tense tense = new Tense(tokens);
        this.clocks = new Clocks(tokens);
        this.years = new Years(tokens, numerals);
        this.calendars = new Calendars(tokens, vocabulary, years, tense);
        this.numeric = new NumericDates(tokens, clocks);
        this.units = new Units(tokens, numerals, years, calendars, tense);
        this.recurrences = new Recurrences(tokens, numerals, calendars);
        this.codes = new PeriodCodes(tokens, years);
        this.references = new References(tokens, tense);
    }

    /// The expression that begins at a token.
    ///
    /// @param free first token that no earlier expression holds
    @Nullable Match at(int i, int free) {
        char mark = tokens.mark(i);
        if (mark == Tokens.WORD) {
            if ((tokens.word(i).classes() & ANY) == 0) {
                return continued(i);
            }
        } else if (mark != Tokens.NUMBER && mark != '\'') {
            return continued(i);
        }
        Match match = withTime(i);
        return match == null ? continued(i) : widened(match, free);
    }

    /// Only what is written alike in every language.
    @Nullable Match digitsAt(int i) {
        return tokens.isNumber(i) ? numeric.at(i) : null;
    }

    /// The second day of `June 18–19`, which is a mention of its own.
    private @Nullable Match continued(int i) {
        Match first = pending;
        pending = null;
        return first != null && first.to() == i ? calendars.nextDay(first) : null;
    }

    /// The first of a pair takes its year from the second: `June 18–19, 2019`, `May and June 2019`.
    Match inYearOf(Match first, Match second) {
        boolean joined =
                first.to() + 1 == second.from()
                        && (tokens.mark(first.to()) == '-'
                                || tokens.is(first.to(), WordClass.CONJUNCTION));
        if (!joined
                || !(first.meaning() instanceof Meaning.Yearly(YearPart part, Direction direction))
                || !(second.meaning() instanceof Meaning.Fixed(Period period))) {
            return first;
        }
        Period same = part.in(period.year());
        if (same.unit() != period.unit()) {
            return first;
        }
        boolean before = period.year() > Period.FIRST_YEAR && same.first().isAfter(period.first());
        Period found = before ? part.in(period.year() - 1) : same;
        return new Match(
                first.from(), first.to(), new Meaning.Fixed(found), first.rule() + "-of-pair");
    }

    private @Nullable Match withTime(int i) {
        Clocks.Reading clock =
                tokens.isNumber(i) || (tokens.word(i).classes() & CLOCKS) != 0
                        ? clocks.at(i)
                        : null;
        if (clock == null && tokens.is(i, WordClass.DAY_PART) && behindMid(i)) {
            DayPart part = DayPart.values()[tokens.word(i).value(WordClass.DAY_PART)];
            clock = new Clocks.Reading(ClockTime.in(part), i + 1);
        }
        if (clock != null) {
            return timeFirst(i, clock);
        }
        Match match = date(i);
        if (match == null || match.meaning() == null) {
            return match;
        }
        pending = match;
        return match.isDay() ? dayFirst(match) : match;
    }

    /// Whether `mid` or `mid-` stands in front: mid-afternoon.
    private boolean behindMid(int i) {
        return tokens.is(i - 1, "mid") || (tokens.mark(i - 1) == '-' && tokens.is(i - 2, "mid"));
    }

    /// `10 p.m. EST on Wednesday`, or a time alone.
    private Match timeFirst(int i, Clocks.Reading clock) {
        int j = clock.to();
        if (tokens.mark(j) == ',' || tokens.is(j, "on")) {
            j++;
        }
        Match day = tokens.startsParagraph(j) ? null : date(j);
        return day == null || !day.isDay()
                ? new Match(i, clock.to(), new TimeOf(null, clock.time(), Type.TIME), "time")
                : new Match(
                        i,
                        day.to(),
                        new TimeOf(day.meaning(), clock.time(), Type.TIME),
                        "time-of-" + day.rule());
    }

    /// `Wednesday night`, `Sept. 9 at 10 a.m.`
    private Match dayFirst(Match day) {
        int j = day.to();
        Word next = tokens.word(j);
        if (next.is(WordClass.DAY_PART)
                && next.is(WordClass.PLURAL)
                && day.meaning() instanceof Meaning.Weekday weekday) {
            DayPart part = DayPart.values()[next.value(WordClass.DAY_PART)];
            return new Match(
                    day.from(),
                    j + 1,
                    Recurrences.everyWeek(weekday.weekday(), part),
                    "weekday-parts");
        }
        if (next.is(WordClass.DAY_PART) && !next.is(WordClass.PLURAL)) {
            ClockTime time = ClockTime.in(DayPart.values()[next.value(WordClass.DAY_PART)]);
            return new Match(
                    day.from(),
                    j + 1,
                    new TimeOf(day.meaning(), time, Type.TIME),
                    day.rule() + "-part");
        }
        if (tokens.is(j, "at") || tokens.mark(j) == ',') {
            j++;
        }
        Clocks.Reading clock = tokens.startsParagraph(j) ? null : clocks.at(j);
        return clock == null
                ? day
                : new Match(
                        day.from(),
                        clock.to(),
                        new TimeOf(day.meaning(), clock.time(), Type.TIME),
                        "time-of-" + day.rule());
    }

    private @Nullable Match date(int i) {
        if (tokens.isNumber(i)) {
            Match match = numeric.at(i);
            if (match == null) {
                match = calendars.at(i);
            }
            if (match == null) {
                match = codes.at(i);
            }
            if (match == null) {
                match = recurrences.times(i);
            }
            if (match == null) {
                match = units.at(i);
            }
            return match == null ? years.at(i) : match;
        }
        if (!tokens.isWord(i)) {
            return years.at(i);
        }
        long classes = tokens.word(i).classes();
        Match match = null;
        if ((classes & DAYS) != 0) {
            match = calendars.at(i);
        }
        if (match == null && (classes & YEARS) != 0) {
            match = years.at(i);
        }
        if ((classes & CODES) != 0) {
            match = codes.at(i);
        }
        if (match == null && (classes & COUNTS) != 0) {
            match = recurrences.times(i);
        }
        if (match == null && (classes & UNITS) != 0) {
            match = (classes & WordClass.EVERY.bit()) != 0 ? recurrences.every(i) : units.at(i);
        }
        if (match == null && (classes & REFERENCES) != 0) {
            match = references.at(i);
        }
        return match;
    }

    /// Takes in what rounds or places the expression: `nearly two years`, `late Monday`, `the end
    /// of 1990`, `more than four hours`, `the 1990s`.
    private Match widened(Match match, int free) {
        int from = match.from();
        for (int n = 0; n < 4 && from > free; n++) {
            int before = widerBy(from, match);
            if (before >= from || before < free || tokens.startsParagraph(from)) {
                break;
            }
            from = before;
        }
        return match.from(from);
    }

    private int widerBy(int from, Match match) {
        Word before = tokens.word(from - 1);
        boolean duration =
                match.meaning() instanceof Meaning.Literal literal
                        && literal.type() == Type.DURATION;
        if (before.is(WordClass.POSITION) && !before.is("end")) {
            return from - 1;
        }
        if (tokens.mark(from - 1) == '-' && tokens.is(from - 2, "mid")) {
            return from - 2;
        }
        if (before.is("the")) {
            boolean takes =
                    tokens.is(from, WordClass.POSITION)
                            || match.rule().equals("decade")
                            || match.rule().equals("century")
                            || match.rule().equals("season-of-year")
                            || match.rule().startsWith("shifted")
                            || duration;
            return takes ? from - 1 : from;
        }
        if (before.is("last") && match.meaning() instanceof Meaning.Yearly) {
            return from - 1;
        }
        if (before.is(WordClass.FISCAL) && match.rule().equals("year")) {
            return from - 1;
        }
        boolean placed = tokens.is(from - 2, WordClass.POSITION);
        if (placed && (before.is("of") || (before.is("on") && match.isDay()))) {
            return from - 2;
        }
        if (before.is("than") && (tokens.is(from - 2, "more") || tokens.is(from - 2, "less"))) {
            return duration || !match.rule().equals("weekday") ? from - 2 : from;
        }
        if (before.is("least") || before.is("most")) {
            return tokens.is(from - 2, "at") ? from - 2 : from;
        }
        if (before.is("to") && tokens.is(from - 2, "up") && duration) {
            return from - 2;
        }
        if (before.is("around") && match.rule().startsWith("time")) {
            return from - 1;
        }
        boolean counted =
                duration || match.rule().startsWith("units") || match.rule().startsWith("time");
        return counted
                        && before.is(WordClass.APPROXIMATE)
                        && (!tokens.is(from, WordClass.DETERMINER)
                                || tokens.is(from, WordClass.ARTICLE))
                ? from - 1
                : from;
    }
}
