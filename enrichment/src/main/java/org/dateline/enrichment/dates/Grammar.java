package org.dateline.enrichment.dates;

import java.util.List;
import org.dateline.enrichment.dates.Meaning.TimeOf;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Puts the parts together: which forms a token may begin, what may stand around a date, and how a
/// date and a time of day join. Every form looks at a bounded number of tokens, so the work grows
/// with the text alone.
final class Grammar implements Expressions {

    private final Tokens tokens;
    private final Clocks clocks;
    private final Calendars calendars;
    private final NumericDates numeric;
    private final Surroundings surroundings;
    private final List<DateForm> forms;
    private final long beginnings;
    private @Nullable Match pending;

    Grammar(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        Numerals numerals = new Numerals(tokens);
        Tense tense = new Tense(tokens);
        this.surroundings = new Surroundings(tokens);
        this.clocks = new Clocks(tokens);
        Years years = new Years(tokens, numerals);
        this.calendars = new Calendars(tokens, vocabulary, years, tense);
        this.numeric = new NumericDates(tokens, clocks);
        Recurrences recurrences = new Recurrences(tokens, numerals, calendars);
        Units units = new Units(tokens, numerals, years, calendars, tense);
        References references = new References(tokens, tense);
        this.forms =
                List.of(
                        // before all others, since 2023-99-99 is neither a date nor a year
                        DateForm.ofNumbers(numeric::at),
                        DateForm.ofNumbersAndWords(Beginnings.DAYS, calendars::at),
                        // before units: nineteen ninety-six weeks are a year and a word
                        DateForm.ofWords(Beginnings.YEARS, years::at),
                        DateForm.ofNumbersAndWords(
                                Beginnings.CODES, new PeriodCodes(tokens, years)::at),
                        // before units: three times a week is no week
                        DateForm.ofNumbersAndWords(Beginnings.COUNTS, recurrences::times),
                        DateForm.ofWords(WordClass.EVERY.bit(), recurrences::every),
                        DateForm.ofNumbersAndWords(Beginnings.UNITS, units::at),
                        // behind units: the 1989 of `1989 third quarter` is a part of it
                        DateForm.ofDigits(years::at),
                        DateForm.ofWords(Beginnings.REFERENCES, references::at));
        this.beginnings =
                Beginnings.CLOCKS
                        | forms.stream().mapToLong(DateForm::words).reduce(0, (a, b) -> a | b);
    }

    @Override
    public @Nullable Match at(int i, int free) {
        char mark = tokens.mark(i);
        if (mark == Tokens.WORD) {
            if ((tokens.word(i).classes() & beginnings) == 0) {
                return continued(i);
            }
        } else if (mark != Tokens.NUMBER && mark != '\'') {
            return continued(i);
        }
        Match match = withTime(i);
        return match == null ? continued(i) : surroundings.of(match, free);
    }

    /// The second day of `June 18–19`, which is a mention of its own.
    private @Nullable Match continued(int i) {
        Match first = pending;
        pending = null;
        return first != null && first.to() == i ? calendars.nextDay(first) : null;
    }

    @Override
    public boolean joined(Match first, Match second) {
        return first.to() + 1 == second.from()
                && (tokens.mark(first.to()) == '-' || tokens.is(first.to(), WordClass.CONJUNCTION));
    }

    private @Nullable Match withTime(int i) {
        Clocks.Reading clock =
                tokens.isNumber(i) || (tokens.word(i).classes() & Beginnings.CLOCKS) != 0
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
                ? new Match(i, clock.to(), new TimeOf(null, clock.time(), Type.TIME), Rule.TIME)
                : new Match(
                        i,
                        day.to(),
                        new TimeOf(day.meaning(), clock.time(), Type.TIME),
                        day.rule(),
                        Frame.WITH_TIME);
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
                    Rule.WEEKDAY_PARTS);
        }
        if (next.is(WordClass.DAY_PART) && !next.is(WordClass.PLURAL)) {
            ClockTime time = ClockTime.in(DayPart.values()[next.value(WordClass.DAY_PART)]);
            return new Match(
                    day.from(),
                    j + 1,
                    new TimeOf(day.meaning(), time, Type.TIME),
                    day.rule(),
                    Frame.WITH_PART_OF_DAY);
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
                        day.rule(),
                        Frame.WITH_TIME);
    }

    /// What the first form that knows the token reads there.
    private @Nullable Match date(int i) {
        for (DateForm form : forms) {
            if (form.mayBegin(tokens, i)) {
                Match match = form.reader().at(i);
                if (match != null) {
                    return match;
                }
            }
        }
        return null;
    }
}
