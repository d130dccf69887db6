package org.dateline.enrichment.dates;

import org.dateline.enrichment.dates.Meaning.Away;
import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.FromStory;
import org.dateline.enrichment.dates.Meaning.Same;
import org.dateline.enrichment.dates.Meaning.YearBefore;
import org.dateline.enrichment.dates.Meaning.Yearly;
import org.dateline.enrichment.dates.Meaning.YearlyIn;
import org.jspecify.annotations.Nullable;

/// Reads phrases whose noun is a unit of time: `last week`, `the third quarter of 1989`, `the 20th
/// century`; what is counted it leaves to [Distances].
final class Units {

    /// Tokens to either side in which words of a game tell of one.
    private static final int NEAR = 20;

    private final Tokens tokens;
    private final Years years;
    private final Tense tense;
    private final Numerals numerals;
    private final Distances distances;
    private final NamedPeriods named;

    Units(Tokens tokens, Numerals numerals, Years years, Calendars calendars, Tense tense) {
        this.tokens = tokens;
        this.years = years;
        this.tense = tense;
        this.numerals = numerals;
        this.distances = new Distances(tokens);
        this.named = new NamedPeriods(tokens, years, calendars, tense);
    }

    @Nullable Match at(int i) {
        int fraction = tokens.is(i, WordClass.ARTICLE) ? i + 1 : i;
        if (tokens.is(fraction, WordClass.FRACTION)) {
            Match part = distances.part(i, fraction);
            if (part != null) {
                return part;
            }
        }
        Phrase phrase = PhraseReader.read(tokens, numerals, i);
        return phrase == null ? null : interpret(phrase);
    }

    private @Nullable Match interpret(Phrase phrase) {
        Word noun = tokens.word(phrase.noun());
        if (isTitle(phrase)) {
            return Match.nothing(phrase.from(), phrase.to());
        }
        if (phrase.yearAgo()) {
            return phrase.match(phrase.to(), new YearBefore(-1, true), Rule.YEAR_AGO_PERIOD);
        }
        if (phrase.ordinal() > 0 && phrase.quantity() == null) {
            return ordinal(phrase, noun);
        }
        if (phrase.shift().is("last")
                && (noun.is("half") || noun.is("quarter"))
                && phrase.quantity() == null) {
            Match last = lastPart(phrase, noun);
            if (last != null || noun.is("half")) {
                return last;
            }
        }
        if (noun.is("half")) {
            return null;
        }
        if (noun.is("period")) {
            return period(phrase);
        }
        if (noun.is(WordClass.WEEKDAY)) {
            return named.weekday(phrase);
        }
        if (noun.is(WordClass.MONTH)) {
            return named.month(phrase);
        }
        if (noun.is(WordClass.UNIT)) {
            return phrase.quantity() == null
                    ? single(phrase, noun)
                    : distances.several(phrase, noun);
        }
        return noun.is(WordClass.SEASON) ? named.season(phrase, noun) : named.dayPart(phrase, noun);
    }

    /// `the last half of 1989`, `the last quarter of last year`.
    private @Nullable Match lastPart(Phrase phrase, Word noun) {
        boolean half = noun.is("half");
        YearPart part = half ? new YearPart.Half(2) : new YearPart.Quarter(4);
        Match match = inYear(phrase, part, half ? Rule.HALF : Rule.QUARTER);
        return match.meaning() instanceof Yearly ? null : match;
    }

    /// `"This Week"` in quotation marks is a programme.
    private boolean isTitle(Phrase phrase) {
        int i = phrase.from();
        return tokens.capital(i)
                && tokens.capital(phrase.noun())
                && i < phrase.noun()
                && isQuote(tokens.mark(i - 1))
                && tokens.glued(i);
    }

    private static boolean isQuote(char mark) {
        return mark == '"' || mark == '\'' || mark == '“';
    }

    private @Nullable Match ordinal(Phrase phrase, Word noun) {
        int n = phrase.ordinal();
        if (noun.is("half") && n <= 2) {
            Match half = inYear(phrase, new YearPart.Half(n), Rule.HALF);
            return half.meaning() instanceof Yearly ? null : half; // most are halves of games
        }
        if (!noun.is(WordClass.UNIT)) {
            return null;
        }
        return switch (noun.unit()) {
            case QUARTER -> quarter(phrase, n);
            case DAY -> dayOfCount(phrase);
            case CENTURY ->
                    n >= 1 && n <= 30
                            ? phrase.match(phrase.to(), new Fixed(Period.century(n)), Rule.CENTURY)
                            : null;
            default -> null;
        };
    }

    /// A quarter of a year, unless it is one of a game.
    private @Nullable Match quarter(Phrase phrase, int n) {
        if (n > 4 || tokens.is(phrase.noun(), WordClass.PLURAL)) {
            return null;
        }
        Match quarter = inYear(phrase, new YearPart.Quarter(n), Rule.QUARTER);
        boolean game = quarter.meaning() instanceof Yearly && isGame(phrase);
        return game ? Match.nothing(phrase.from(), phrase.to()) : quarter;
    }

    private boolean isGame(Phrase phrase) {
        for (int i = phrase.from() - NEAR; i < phrase.to() + NEAR; i++) {
            if (tokens.is(i, WordClass.GAME)) {
                return true;
            }
        }
        return false;
    }

    /// `the third day of the strike`: the day of which the text speaks.
    private @Nullable Match dayOfCount(Phrase phrase) {
        boolean counted =
                phrase.determiner().is("the")
                        && tokens.is(phrase.to(), "of")
                        && (tokens.is(phrase.to() + 1, WordClass.DETERMINER)
                                || tokens.isWord(phrase.to() + 1))
                        && !tokens.is(phrase.to() + 1, WordClass.MONTH)
                        && !tokens.is(phrase.to() + 1, WordClass.EVERY);
        return counted
                ? phrase.match(phrase.to(), new Same(Unit.DAY, null), Rule.DAY_OF_COUNT)
                : null;
    }

    private Match inYear(Phrase phrase, YearPart part, Rule rule) {
        int j = phrase.to();
        if (phrase.year() > 0) {
            return phrase.match(j, fixed(part, phrase.year()), rule, Frame.OF_YEAR);
        }
        Integer shift = phrase.yearShift();
        if (shift != null) {
            return phrase.match(j, new YearlyIn(part, shift), rule, Frame.OF_SHIFTED_YEAR);
        }
        int of = tokens.is(j, "of") || tokens.is(j, "in") || tokens.mark(j) == ',' ? j + 1 : j;
        int y = tokens.is(of, WordClass.FISCAL) ? of + 1 : of;
        Years.Reading year = y == j && !tokens.isNumber(y) ? null : years.behindDate(y);
        if (year != null && year.year() <= 2200) {
            return phrase.match(year.to(), fixed(part, year.year()), rule, Frame.OF_YEAR);
        }
        if (tokens.is(of, WordClass.SHIFT) && tokens.is(of + 1, "year")) {
            int years = tokens.word(of).value(WordClass.SHIFT);
            return phrase.match(of + 2, new YearlyIn(part, years), rule, Frame.OF_SHIFTED_YEAR);
        }
        return phrase.match(j, new Yearly(part, tense.around(phrase.from(), j)), rule);
    }

    private static Meaning fixed(YearPart part, int year) {
        return new Fixed(part.in(year));
    }

    private @Nullable Match period(Phrase phrase) {
        if (phrase.year() > 0) {
            return phrase.match(
                    phrase.to(), new Meaning.ReportedQuarter(phrase.year()), Rule.PERIOD_OF_YEAR);
        }
        if (phrase.latest()) {
            return phrase.match(phrase.to(), new Meaning.ReportedQuarter(0), Rule.LATEST_PERIOD);
        }
        return null;
    }

    private @Nullable Match single(Phrase phrase, Word noun) {
        Unit unit = noun.unit();
        boolean plural = noun.is(WordClass.PLURAL);
        Word determiner = phrase.determiner();
        if (plural) {
            Match hours = unit == Unit.HOUR ? named.earlyHours(phrase) : null;
            return hours == null ? distances.plural(phrase, unit) : hours;
        }
        if (unit == Unit.SECOND || (unit == Unit.MINUTE && phrase.shift() != Word.UNKNOWN)) {
            return determiner.is(WordClass.ARTICLE) && distances.side(phrase.to()) != 0
                    ? distances.counted(phrase, unit, Quantity.ONE)
                    : null;
        }
        Integer by = phrase.shifted();
        if (by != null) {
            return shiftedUnit(phrase, unit, by);
        }
        if (unit == Unit.DAY
                && determiner == Word.UNKNOWN
                && tokens.isNumber(phrase.to())
                && tokens.is(phrase.to() + 1, "of")) {
            return phrase.match(phrase.to() + 1, new Same(unit, null), Rule.DAY_OF_COUNT);
        }
        if (phrase.fiscal() && unit == Unit.YEAR) {
            return fiscalYear(phrase);
        }
        if (determiner.is(WordClass.ARTICLE)) {
            if (unit == Unit.QUARTER && !tokens.is(phrase.from() - 1, "for")) {
                return null;
            }
            return isRate(phrase)
                    ? Match.nothing(phrase.from(), phrase.to())
                    : distances.counted(phrase, unit, Quantity.ONE);
        }
        if (phrase.latest()) {
            return switch (unit) {
                case QUARTER ->
                        phrase.match(phrase.to(), new Meaning.ReportedQuarter(0), Rule.LATEST_UNIT);
                case YEAR -> phrase.match(phrase.to(), new Meaning.Current(unit), Rule.LATEST_UNIT);
                default -> null;
            };
        }
        if (determiner.is("that") || determiner.is("those")) {
            return phrase.match(phrase.to(), new Same(unit, null), Rule.THAT_UNIT);
        }
        if (determiner.is("the")) {
            return theUnit(phrase, unit);
        }
        if (unit.compareTo(Unit.WEEK) >= 0 && isEnd(phrase.to())) {
            return phrase.match(endOf(phrase.to()), new Away(unit, 0, unit), Rule.YEAR_END);
        }
        if (tokens.mark(phrase.to()) == '-' && tokens.is(phrase.to() + 1, "long")) {
            return phrase.match(
                    phrase.to() + 2, Distances.duration(unit, Quantity.ONE), Rule.UNIT_LONG);
        }
        return null;
    }

    /// `$500 million a year`, `four flights a week`: the unit measures something else.
    private boolean isRate(Phrase phrase) {
        int i = phrase.from() - 1;
        return distances.side(phrase.to()) == 0
                && (isCount(i)
                        || (tokens.isWord(i)
                                && !tokens.is(i, WordClass.PREPOSITION)
                                && isCount(i - 1)));
    }

    private boolean isCount(int i) {
        return tokens.isNumber(i)
                || tokens.is(i, WordClass.SCALE)
                || (tokens.is(i, WordClass.CARDINAL) && !tokens.is(i, "one"));
    }

    /// `year-end`, `year end`, `year's end`.
    private boolean isEnd(int j) {
        return tokens.is(endOf(j) - 1, "end");
    }

    private int endOf(int j) {
        if (tokens.mark(j) == '\'' && tokens.is(j + 1, "s")) {
            return j + 3;
        }
        return tokens.mark(j) == '-' ? j + 2 : j + 1;
    }

    private @Nullable Match theUnit(Phrase phrase, Unit unit) {
        if (phrase.year() > 0 && unit == Unit.QUARTER) {
            return phrase.match(
                    phrase.to(),
                    new Meaning.ReportedQuarter(phrase.year()),
                    Rule.QUARTER,
                    Frame.OF_YEAR);
        }
        if (unit == Unit.YEAR) {
            Years.Reading year = years.behindDate(phrase.to());
            if (year != null) {
                return phrase.match(year.to(), new Fixed(Period.year(year.year())), Rule.YEAR);
            }
            if (tokens.is(phrase.to(), "ended") || tokens.is(phrase.to(), "ending")) {
                return phrase.match(
                        phrase.to(), Distances.duration(unit, Quantity.ONE), Rule.UNIT_ENDED);
            }
        }
        if (unit == Unit.WEEK || unit == Unit.WEEKEND) {
            Match dated = named.dated(phrase, unit);
            if (dated != null) {
                return dated;
            }
        }
        if (tokens.is(phrase.to(), "before") || tokens.is(phrase.to(), "after")) {
            return dayBefore(phrase, unit);
        }
        return switch (unit) {
            case QUARTER ->
                    phrase.match(phrase.to(), new Meaning.ReportedQuarter(0), Rule.THE_UNIT);
            case WEEKEND -> weekend(phrase, Direction.UNKNOWN);
            case WEEK, MONTH, YEAR ->
                    tokens.is(phrase.to(), "of") || tokens.is(phrase.to(), "that")
                            ? null
                            : phrase.match(phrase.to(), new Meaning.Current(unit), Rule.THE_UNIT);
            default -> null;
        };
    }

    /// `the day before yesterday`, `the day after tomorrow`, `the day before`.
    private @Nullable Match dayBefore(Phrase phrase, Unit unit) {
        if (unit != Unit.DAY) {
            return null;
        }
        int side = tokens.is(phrase.to(), "before") ? -1 : 1;
        Word next = tokens.word(phrase.to() + 1);
        if (next.is(WordClass.DAY_REFERENCE)) {
            int days = next.value(WordClass.DAY_REFERENCE) + side;
            return phrase.match(
                    phrase.to() + 2, new Away(Unit.DAY, days, Unit.DAY), Rule.DAY_BEFORE);
        }
        return tokens.isWord(phrase.to() + 1)
                ? null
                : phrase.match(
                        phrase.to() + 1, new FromStory(Unit.DAY, side, Unit.DAY), Rule.DAY_BEFORE);
    }

    private Match weekend(Phrase phrase, Direction direction) {
        Direction told =
                direction == Direction.UNKNOWN
                        ? tense.around(phrase.from(), phrase.to())
                        : direction;
        return phrase.match(phrase.to(), new Meaning.Weekend(told), Rule.WEEKEND);
    }

    private @Nullable Match shiftedUnit(Phrase phrase, Unit unit, int by) {
        boolean the = phrase.determiner().is("the");
        boolean story =
                phrase.shift().is(WordClass.NARRATIVE)
                        || phrase.determiner().is(WordClass.NARRATIVE);
        if (phrase.shift().is("same")) {
            return phrase.match(phrase.to(), new Same(unit, null), Rule.SAME_UNIT);
        }
        if (unit.isClock()) {
            return by == 0
                    ? null
                    : phrase.match(
                            phrase.to(), Distances.duration(unit, Quantity.ONE), Rule.PAST_UNIT);
        }
        if (story || (the && by > 0 && unit == Unit.DAY)) {
            return phrase.match(phrase.to(), new FromStory(unit, by, unit), Rule.FOLLOWING_UNIT);
        }
        boolean ofCalendar = unit == Unit.MONTH || unit == Unit.QUARTER || unit == Unit.YEAR;
        if ((phrase.shift().is("past") && !phrase.determiner().is("this") && !ofCalendar)
                || (the
                        && phrase.shift().is("last")
                        && unit != Unit.DECADE
                        && unit != Unit.CENTURY
                        && unit != Unit.QUARTER
                        && unit != Unit.WEEKEND)) {
            return phrase.match(
                    phrase.to(), Distances.duration(unit, Quantity.ONE), Rule.PAST_UNIT);
        }
        if (unit == Unit.WEEKEND) {
            return weekend(
                    phrase, by < 0 ? Direction.LAST : by == 0 ? Direction.THIS : Direction.NEXT);
        }
        if (phrase.fiscal() || phrase.shift().is("current")) {
            return phrase.match(phrase.to(), new Away(unit, by, unit), Rule.CURRENT_UNIT);
        }
        if (unit == Unit.DAY && by == 0) {
            return phrase.match(phrase.to(), new Away(unit, 0, unit), Rule.THIS_UNIT);
        }
        if (unit == Unit.DAY && phrase.determiner() == Word.UNKNOWN) {
            return null;
        }
        return phrase.match(phrase.to(), new Away(unit, by, unit), Rule.SHIFTED_UNIT);
    }

    private Match fiscalYear(Phrase phrase) {
        Years.Reading year = years.behindDate(phrase.to());
        return year != null
                ? phrase.match(year.to(), new Fixed(Period.year(year.year())), Rule.FISCAL_YEAR)
                : phrase.match(phrase.to(), new Away(Unit.YEAR, 0, Unit.YEAR), Rule.FISCAL_YEAR);
    }
}
