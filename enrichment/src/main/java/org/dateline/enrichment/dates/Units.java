package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import org.dateline.enrichment.dates.Meaning.Away;
import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.FromStory;
import org.dateline.enrichment.dates.Meaning.Literal;
import org.dateline.enrichment.dates.Meaning.Same;
import org.dateline.enrichment.dates.Meaning.TimeOf;
import org.dateline.enrichment.dates.Meaning.Weekday;
import org.dateline.enrichment.dates.Meaning.YearBefore;
import org.dateline.enrichment.dates.Meaning.Yearly;
import org.dateline.enrichment.dates.Meaning.YearlyIn;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Reads phrases whose noun is a unit of time: `six days`, `last week`, `two years ago`, `the third
/// quarter of 1989`, `every Thursday`, `the past few months`.
final class Units {

    /// Fillers between number and unit: `two more full weeks`.
    private static final int FILLERS = 3;

    private final Tokens tokens;
    private final Numerals numerals;
    private final Years years;
    private final Calendars calendars;
    private final Tense tense;

    Units(Tokens tokens, Numerals numerals, Years years, Calendars calendars, Tense tense) {
        this.tokens = tokens;
        this.numerals = numerals;
        this.years = years;
        this.calendars = calendars;
        this.tense = tense;
    }

    @Nullable Match at(int i) {
        Word word = tokens.word(i);
        if (word.is(WordClass.EVERY)) {
            return every(i);
        }
        Phrase phrase = phrase(i);
        return phrase == null ? null : interpret(phrase);
    }

    /// What a phrase says, word by word.
    ///
    /// @param determiner the, a, this and so on; [Word#UNKNOWN] without one
    /// @param shift last, next and so on
    /// @param noun the token of the unit, weekday, month, season or part of a day
    private record Phrase(
            int from,
            Word determiner,
            Word shift,
            @Nullable Quantity quantity,
            int ordinal,
            boolean fiscal,
            boolean latest,
            boolean yearAgo,
            int year,
            int yearShift,
            int noun,
            int to) {}

    private @Nullable Phrase phrase(int i) {
        int j = i;
        Word determiner = Word.UNKNOWN;
        Word shift = Word.UNKNOWN;
        Quantity quantity = null;
        int ordinal = 0;
        boolean fiscal = false;
        boolean latest = false;
        boolean yearAgo = false;
        int year = 0;
        int yearShift = Integer.MIN_VALUE;
        Numerals.Amount leading = numerals.at(j);
        if (leading != null) {
            quantity = leading.quantity();
            j = leading.to();
            if (tokens.mark(j) == '-' && tokens.glued(j) && tokens.glued(j + 1)) {
                j++;
            }
        } else if (tokens.is(j, WordClass.DETERMINER)) {
            determiner = tokens.word(j);
            j++;
            if (determiner.is("that") || determiner.is("those")) {
                boolean clause =
                        (tokens.is(j, WordClass.SHIFT) && !tokens.is(j, "same"))
                                || numerals.at(j) != null;
                if (clause) {
                    return null;
                }
            }
        }
        boolean counted = quantity != null;
        if (tokens.is(j, "same")) {
            shift = tokens.word(j);
            j++;
        }
        if (quantity == null && tokens.is(j, WordClass.SHIFT)) {
            if (tokens.is(j + 1, "year") && tokens.mark(j + 2) == '\'' && tokens.is(j + 3, "s")) {
                yearShift = tokens.word(j).value(WordClass.SHIFT);
                j += 4;
            } else {
                shift = tokens.word(j);
                j++;
            }
        } else if (quantity == null
                && determiner.is(WordClass.SHIFT)
                && tokens.is(j, "year")
                && tokens.mark(j + 1) == '\''
                && tokens.is(j + 2, "s")) {
            yearShift = determiner.value(WordClass.SHIFT);
            j += 3;
        }
        if (quantity == null
                && tokens.isNumber(j)
                && tokens.length(j) == 4
                && quarterAhead(j + 1)) {
            year = tokens.number(j);
            j++;
            if (tokens.mark(j) == '\'' && tokens.is(j + 1, "s")) {
                j += 2;
            }
        }
        if (tokens.is(j, "year") && isAgoModifier(j + 1)) {
            yearAgo = true;
            j += tokens.mark(j + 1) == '-' ? 3 : 2;
        }
        for (int fillers = 0; fillers <= FILLERS; fillers++) {
            Word word = tokens.word(j);
            if (word.is(WordClass.ORDINAL)
                    && ordinal == 0
                    && !(quantity != null && word.is("second"))) {
                ordinal = word.value(WordClass.ORDINAL);
                j++;
            } else if (tokens.isNumber(j)
                    && tokens.glued(j + 1)
                    && tokens.is(j + 1, WordClass.ORDINAL_SUFFIX)
                    && ordinal == 0
                    && quantity == null) {
                ordinal = tokens.number(j);
                j += 2;
            } else if (quantity == null && numerals.at(j) instanceof Numerals.Amount amount) {
                quantity = amount.quantity();
                j = amount.to();
            } else if (word.is(WordClass.FISCAL)) {
                fiscal = true;
                j++;
            } else if (word.is(WordClass.LATEST)) {
                latest = true;
                j++;
            } else if (word.is(WordClass.FILLER)
                    && j > i
                    && !(counted && word.is(WordClass.SHIFT))) {
                if (word.is(WordClass.SHIFT)) {
                    shift = word;
                }
                j++;
            } else {
                break;
            }
            if (tokens.mark(j) == '-' && tokens.glued(j) && tokens.glued(j + 1)) {
                j++;
            }
        }
        Word noun = tokens.word(j);
        if (yearShift != Integer.MIN_VALUE && ordinal == 0) {
            return possessed(i);
        }
        boolean period =
                noun.is(WordClass.UNIT)
                        || noun.is(WordClass.SEASON)
                        || noun.is(WordClass.DAY_PART)
                        || noun.is("half")
                        || noun.is("period");
        boolean named = shift != Word.UNKNOWN || determiner.is(WordClass.SHIFT);
        if (!period
                && !yearAgo
                && !(named && (noun.is(WordClass.WEEKDAY) || noun.is(WordClass.MONTH)))) {
            return null;
        }
        return new Phrase(
                i,
                determiner,
                shift,
                quantity,
                ordinal,
                fiscal,
                latest,
                yearAgo,
                year,
                yearShift,
                j,
                period || !yearAgo ? j + 1 : j);
    }

    /// `last year's`, without a quarter behind it: the year alone.
    private Phrase possessed(int i) {
        int year = tokens.is(i + 1, "year") ? i + 1 : i + 2;
        Word shift = tokens.word(year - 1);
        Word determiner = year == i + 2 ? tokens.word(i) : Word.UNKNOWN;
        return new Phrase(
                i,
                determiner,
                shift,
                null,
                0,
                false,
                false,
                false,
                0,
                Integer.MIN_VALUE,
                year,
                year + 1);
    }

    private boolean quarterAhead(int j) {
        int k = tokens.mark(j) == '\'' ? j + 2 : j;
        if (tokens.is(k, WordClass.FISCAL)) {
            k++;
        }
        if (tokens.is(k, "period") || tokens.is(k, "quarter")) {
            return true;
        }
        int noun = tokens.mark(k + 1) == '-' ? k + 2 : k + 1;
        return tokens.is(k, WordClass.ORDINAL)
                && (tokens.is(noun, "quarter") || tokens.is(noun, "half"));
    }

    private boolean isAgoModifier(int j) {
        int k = tokens.mark(j) == '-' ? j + 1 : j;
        return tokens.is(k, "ago") || tokens.is(k, "earlier");
    }

    private @Nullable Match interpret(Phrase phrase) {
        Word noun = tokens.word(phrase.noun);
        if (phrase.yearAgo) {
            return match(phrase, phrase.to, new YearBefore(-1, true), "year-ago-period");
        }
        if (phrase.ordinal > 0 && phrase.quantity == null) {
            return ordinal(phrase, noun);
        }
        if (noun.is("half")) {
            return null;
        }
        if (noun.is("period")) {
            return period(phrase);
        }
        if (noun.is(WordClass.WEEKDAY)) {
            if (shifted(phrase) == null) {
                return null;
            }
            Word shift = phrase.shift;
            Meaning day =
                    shift.is(WordClass.NARRATIVE) && !shift.is("same")
                            ? new Meaning.StoryWeekday(
                                    calendars.day(phrase.noun), shift.value(WordClass.SHIFT) < 0)
                            : new Weekday(calendars.day(phrase.noun), side(phrase));
            return dayWithPart(phrase, day, "shifted-weekday");
        }
        if (noun.is(WordClass.MONTH)) {
            return capitalMonth(phrase);
        }
        if (noun.is(WordClass.UNIT)) {
            return phrase.quantity == null ? single(phrase, noun) : several(phrase, noun);
        }
        return noun.is(WordClass.SEASON) ? season(phrase, noun) : dayPart(phrase, noun);
    }

    // — ordinals: quarters, halves, centuries

    private @Nullable Match ordinal(Phrase phrase, Word noun) {
        int n = phrase.ordinal;
        if (noun.is("half") && n <= 2) {
            Match half = inYear(phrase, new YearPart.Half(n), "half");
            return half.meaning() instanceof Yearly ? null : half; // most are halves of games
        }
        if (!noun.is(WordClass.UNIT)) {
            return null;
        }
        return switch (noun.unit()) {
            case QUARTER ->
                    n <= 4 && !tokens.is(phrase.noun, WordClass.PLURAL)
                            ? inYear(phrase, new YearPart.Quarter(n), "quarter")
                            : null;
            case CENTURY ->
                    n >= 1 && n <= 30
                            ? match(phrase, phrase.to, new Fixed(Period.century(n)), "century")
                            : null;
            default -> null;
        };
    }

    private Match inYear(Phrase phrase, YearPart part, String rule) {
        int j = phrase.to;
        if (phrase.year > 0) {
            return match(phrase, j, fixed(part, phrase.year), rule + "-of-year");
        }
        if (phrase.yearShift != Integer.MIN_VALUE) {
            return match(
                    phrase, j, new YearlyIn(part, phrase.yearShift), rule + "-of-shifted-year");
        }
        int of = tokens.is(j, "of") || tokens.is(j, "in") || tokens.mark(j) == ',' ? j + 1 : j;
        int y = tokens.is(of, WordClass.FISCAL) ? of + 1 : of;
        Years.Reading year = y == j && !tokens.isNumber(y) ? null : years.behindDate(y);
        if (year != null && year.year() <= 2200) {
            return match(phrase, year.to(), fixed(part, year.year()), rule + "-of-year");
        }
        if (tokens.is(of, WordClass.SHIFT) && tokens.is(of + 1, "year")) {
            int years = tokens.word(of).value(WordClass.SHIFT);
            return match(phrase, of + 2, new YearlyIn(part, years), rule + "-of-shifted-year");
        }
        return match(phrase, j, new Yearly(part, tense.around(phrase.from, j)), rule);
    }

    private static Meaning fixed(YearPart part, int year) {
        return new Fixed(part.in(year));
    }

    private @Nullable Match period(Phrase phrase) {
        if (phrase.year > 0) {
            return match(
                    phrase, phrase.to, new Meaning.ReportedQuarter(phrase.year), "period-of-year");
        }
        if (phrase.latest) {
            return match(phrase, phrase.to, new Meaning.ReportedQuarter(0), "latest-period");
        }
        return null;
    }

    // — one unit without a number

    private @Nullable Match single(Phrase phrase, Word noun) {
        Unit unit = noun.unit();
        boolean plural = noun.is(WordClass.PLURAL);
        Word determiner = phrase.determiner;
        int post = postfix(phrase.to);
        if (plural) {
            return plural(phrase, unit, post);
        }
        if (unit == Unit.SECOND || (unit == Unit.MINUTE && phrase.shift != Word.UNKNOWN)) {
            return determiner.is(WordClass.ARTICLE) && post != 0
                    ? counted(phrase, unit, Quantity.ONE)
                    : null;
        }
        Integer by = shifted(phrase);
        if (by != null) {
            return shiftedUnit(phrase, unit, by);
        }
        if (phrase.fiscal && unit == Unit.YEAR) {
            return fiscalYear(phrase);
        }
        if (determiner.is(WordClass.ARTICLE)) {
            if (unit == Unit.QUARTER && !tokens.is(phrase.from - 1, "for")) {
                return null;
            }
            return isRate(phrase)
                    ? Match.nothing(phrase.from, phrase.to)
                    : counted(phrase, unit, Quantity.ONE);
        }
        if (phrase.latest) {
            return switch (unit) {
                case QUARTER ->
                        match(phrase, phrase.to, new Meaning.ReportedQuarter(0), "latest-unit");
                case YEAR -> match(phrase, phrase.to, new Meaning.Current(unit), "latest-unit");
                default -> null;
            };
        }
        if (determiner.is("that") || determiner.is("those")) {
            return match(phrase, phrase.to, new Same(unit, null), "that-unit");
        }
        if (determiner.is("the")) {
            return theUnit(phrase, unit);
        }
        if (unit == Unit.YEAR && isEnd(phrase.to)) {
            return match(phrase, endOf(phrase.to), new Away(Unit.YEAR, 0, Unit.YEAR), "year-end");
        }
        if (tokens.mark(phrase.to) == '-' && tokens.is(phrase.to + 1, "long")) {
            return match(phrase, phrase.to + 2, duration(unit, Quantity.ONE), "unit-long");
        }
        return null;
    }

    /// `$500 million a year`, `four flights a week`: the unit measures something else.
    private boolean isRate(Phrase phrase) {
        int i = phrase.from - 1;
        return !isPostfix(phrase.to)
                && (isCount(i)
                        || (tokens.isWord(i)
                                && !tokens.is(i, WordClass.PREPOSITION)
                                && isCount(i - 1)));
    }

    private boolean isPostfix(int j) {
        return postfix(j) != 0;
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
        if (phrase.year > 0 && unit == Unit.QUARTER) {
            return match(
                    phrase, phrase.to, new Meaning.ReportedQuarter(phrase.year), "quarter-of-year");
        }
        if (unit == Unit.YEAR) {
            Years.Reading year = years.behindDate(phrase.to);
            if (year != null) {
                return match(phrase, year.to(), new Fixed(Period.year(year.year())), "year");
            }
            if (tokens.is(phrase.to, "ended") || tokens.is(phrase.to, "ending")) {
                return match(phrase, phrase.to, duration(unit, Quantity.ONE), "unit-ended");
            }
        }
        if (tokens.is(phrase.to, "before") || tokens.is(phrase.to, "after")) {
            return dayBefore(phrase, unit);
        }
        return switch (unit) {
            case QUARTER -> match(phrase, phrase.to, new Meaning.ReportedQuarter(0), "the-unit");
            case WEEKEND -> weekend(phrase, Direction.UNKNOWN);
            case WEEK, MONTH, YEAR ->
                    tokens.is(phrase.to, "of") || tokens.is(phrase.to, "that")
                            ? null
                            : match(phrase, phrase.to, new Meaning.Current(unit), "the-unit");
            default -> null;
        };
    }

    /// `the day before yesterday`, `the day after tomorrow`, `the day before`.
    private @Nullable Match dayBefore(Phrase phrase, Unit unit) {
        if (unit != Unit.DAY) {
            return null;
        }
        int side = tokens.is(phrase.to, "before") ? -1 : 1;
        Word next = tokens.word(phrase.to + 1);
        if (next.is(WordClass.DAY_REFERENCE)) {
            int days = next.value(WordClass.DAY_REFERENCE) + side;
            return match(phrase, phrase.to + 2, new Away(Unit.DAY, days, Unit.DAY), "day-before");
        }
        return tokens.isWord(phrase.to + 1)
                ? null
                : match(
                        phrase,
                        phrase.to + 1,
                        new FromStory(Unit.DAY, side, Unit.DAY),
                        "day-before");
    }

    private Match weekend(Phrase phrase, Direction direction) {
        Direction told =
                direction == Direction.UNKNOWN ? tense.around(phrase.from, phrase.to) : direction;
        return match(phrase, phrase.to, new Meaning.Weekend(told), "weekend");
    }

    private @Nullable Match plural(Phrase phrase, Unit unit, int post) {
        if (post != 0) {
            return vagueAway(phrase, unit, post);
        }
        Word determiner = phrase.determiner;
        Integer by = shifted(phrase);
        if (phrase.latest
                || (by != null && !determiner.is("these") && unit.compareTo(Unit.DAY) >= 0)) {
            return match(phrase, phrase.to, duration(unit, Quantity.VAGUE), "vague-duration");
        }
        if (determiner.is("these") && unit == Unit.DAY) {
            return match(phrase, phrase.to, new Literal(Type.DATE, "PRESENT_REF"), "these-days");
        }
        if (tokens.is(phrase.from - 1, WordClass.CONJUNCTION)
                && tokens.is(phrase.from - 2, WordClass.UNIT)) {
            return Match.nothing(phrase.from, phrase.to);
        }
        boolean bare = determiner == Word.UNKNOWN && phrase.shift == Word.UNKNOWN;
        boolean longs = tokens.mark(phrase.to) == '-' && tokens.is(phrase.to + 1, "long");
        if (bare
                && (longs
                        || tokens.is(phrase.from - 1, WordClass.PREPOSITION)
                        || tokens.is(phrase.to, "of"))
                && unit != Unit.QUARTER
                && unit != Unit.WEEKEND) {
            return match(
                    phrase,
                    longs ? phrase.to + 2 : phrase.to,
                    duration(unit, Quantity.VAGUE),
                    "vague-duration");
        }
        return null;
    }

    private Match vagueAway(Phrase phrase, Unit unit, int post) {
        int to = postfixEnd(phrase.to);
        boolean back = tokens.is(phrase.to, "ago") || tokens.is(phrase.to, "back");
        return back
                ? match(phrase, to, new Literal(Type.DATE, "PAST_REF"), "vague-ago")
                : match(phrase, to, duration(unit, Quantity.VAGUE), "vague-distance");
    }

    private @Nullable Match shiftedUnit(Phrase phrase, Unit unit, int by) {
        boolean the = phrase.determiner.is("the");
        boolean story =
                phrase.shift.is(WordClass.NARRATIVE) || phrase.determiner.is(WordClass.NARRATIVE);
        if (phrase.shift.is("same")) {
            return match(phrase, phrase.to, new Same(unit, null), "same-unit");
        }
        if (unit.isClock()) {
            return by == 0
                    ? null
                    : match(phrase, phrase.to, duration(unit, Quantity.ONE), "past-unit");
        }
        if (story || (the && by > 0 && unit == Unit.DAY)) {
            return match(phrase, phrase.to, new FromStory(unit, by, unit), "following-unit");
        }
        if ((phrase.shift.is("past") && !phrase.determiner.is("this"))
                || (the
                        && phrase.shift.is("last")
                        && unit != Unit.DECADE
                        && unit != Unit.CENTURY
                        && unit != Unit.QUARTER
                        && unit != Unit.WEEKEND)) {
            return match(phrase, phrase.to, duration(unit, Quantity.ONE), "past-unit");
        }
        if (unit == Unit.WEEKEND) {
            return weekend(
                    phrase, by < 0 ? Direction.LAST : by == 0 ? Direction.THIS : Direction.NEXT);
        }
        if (phrase.fiscal || phrase.shift.is("current")) {
            return match(phrase, phrase.to, new Away(unit, by, unit), "current-unit");
        }
        if (unit == Unit.DAY && by == 0) {
            return match(phrase, phrase.to, new Away(unit, 0, unit), "this-unit");
        }
        if (unit == Unit.DAY && phrase.determiner == Word.UNKNOWN) {
            return null;
        }
        return match(phrase, phrase.to, new Away(unit, by, unit), "shifted-unit");
    }

    private Match fiscalYear(Phrase phrase) {
        Years.Reading year = years.behindDate(phrase.to);
        return year != null
                ? match(phrase, year.to(), new Fixed(Period.year(year.year())), "fiscal-year")
                : match(phrase, phrase.to, new Away(Unit.YEAR, 0, Unit.YEAR), "fiscal-year");
    }

    // — a number and a unit

    private @Nullable Match several(Phrase phrase, Word noun) {
        Quantity quantity = phrase.quantity;
        if (quantity == null) {
            return null;
        }
        Unit unit = noun.unit();
        boolean glued = tokens.mark(phrase.noun - 1) == '-' || tokens.mark(phrase.to) == '-';
        boolean singular = !noun.is(WordClass.PLURAL) && !glued && quantity.hundredths() > 100;
        if (singular && (unit == Unit.SECOND || quantity.count() >= 1000)) {
            return null;
        }
        if (quantity.vague() && !noun.is(WordClass.PLURAL) && !glued) {
            return null;
        }
        if (isAge(phrase.to, unit)) {
            return Match.nothing(phrase.from, phrase.to);
        }
        if (unit == Unit.QUARTER && tokens.is(phrase.to, "of") && phrase.shift == Word.UNKNOWN) {
            return Match.nothing(phrase.from, phrase.to);
        }
        if (phrase.shift != Word.UNKNOWN || phrase.latest) {
            return match(phrase, phrase.to, duration(unit, quantity), "past-units");
        }
        return counted(phrase, unit, quantity);
    }

    /// `21-year-old`, `35 years old`, `40 years of age`.
    private boolean isAge(int j, Unit unit) {
        int k = tokens.mark(j) == '-' ? j + 1 : j;
        return unit.compareTo(Unit.YEAR) >= 0
                && (tokens.is(k, "old") || (tokens.is(k, "of") && tokens.is(k + 1, "age")));
    }

    private Match counted(Phrase phrase, Unit unit, Quantity quantity) {
        int side = postfix(phrase.to);
        int to = postfixEnd(phrase.to);
        boolean ago = tokens.is(phrase.to, "ago") || tokens.is(phrase.to, "or");
        if (side == 0
                || unit.isClock()
                || tokens.is(phrase.to, "back")
                || (!ago
                        && (tokens.is(phrase.to, "before") || tokens.is(phrase.to, "after"))
                        && tokens.isWord(to))) {
            int end = phrase.to;
            if (tokens.mark(end) == '-'
                    && (tokens.is(end + 1, "long") || tokens.is(end + 1, "old"))) {
                end += 2;
            }
            return match(phrase, end, duration(unit, quantity), "duration");
        }
        if (quantity.vague()) {
            return vagueAway(phrase, unit, side);
        }
        boolean one = quantity.equals(Quantity.ONE) && unit == Unit.YEAR && side < 0;
        if (one) {
            return match(phrase, to, new YearBefore(-1, ago), "year-before");
        }
        int amount = side * quantity.count();
        Meaning meaning =
                quantity.whole()
                        ? ago || tokens.is(phrase.to, "from") || tokens.is(phrase.to, "hence")
                                ? new Away(unit, amount, grain(unit))
                                : new FromStory(unit, amount, grain(unit))
                        : duration(unit, quantity);
        return match(phrase, to, meaning, ago ? "units-ago" : "units-later");
    }

    /// `six weeks ago` is a week, `two fortnights ago` too; a quarter of years ago is a quarter.
    private static Unit grain(Unit unit) {
        return unit == Unit.FORTNIGHT ? Unit.WEEK : unit;
    }

    /// -1 for ago, earlier, before; 1 for later, after, from now; 0 for none of these.
    private int postfix(int j) {
        Word word = tokens.word(j);
        if (word.is(WordClass.AFTER_QUANTITY)) {
            return word.value(WordClass.AFTER_QUANTITY);
        }
        if (word.is("or") && tokens.is(j + 1, "so") && !tokens.is(j + 2, "or")) {
            return tokens.is(j + 2, "ago") ? -1 : 0;
        }
        return word.is("from") && tokens.is(j + 1, "now") ? 1 : 0;
    }

    private int postfixEnd(int j) {
        if (tokens.is(j, "or")) {
            return j + 3;
        }
        return tokens.is(j, "from") ? j + 2 : j + 1;
    }

    // — weekdays, months, seasons, parts of the day

    /// By how many units `last`, `this` or `next` moves; null when nothing of the kind is said.
    private static @Nullable Integer shifted(Phrase phrase) {
        if (phrase.shift.is(WordClass.SHIFT)) {
            return phrase.shift.value(WordClass.SHIFT);
        }
        if (phrase.shift.is("same")) {
            return 0;
        }
        return phrase.determiner.is("this") ? 0 : null;
    }

    private static Direction side(Phrase phrase) {
        Integer by = shifted(phrase);
        if (by == null || by == 0) {
            return phrase.shift.is("past") ? Direction.LAST : Direction.THIS;
        }
        return by < 0 ? Direction.LAST : Direction.NEXT;
    }

    private @Nullable Match capitalMonth(Phrase phrase) {
        if (!tokens.capital(phrase.noun)) {
            return null;
        }
        YearPart part = new YearPart.Month(calendars.monthNumber(phrase.noun));
        return match(phrase, phrase.to, new Yearly(part, side(phrase)), "shifted-month");
    }

    private @Nullable Match season(Phrase phrase, Word noun) {
        YearPart part = new YearPart.InSeason(Season.values()[noun.value(WordClass.SEASON)]);
        if (phrase.quantity != null) {
            return noun.is(WordClass.PLURAL)
                    ? match(
                            phrase,
                            phrase.to,
                            new Literal(Type.SET, "XXXX-" + part.tail()),
                            "seasons")
                    : null;
        }
        if (shifted(phrase) != null) {
            return match(phrase, phrase.to, new Yearly(part, side(phrase)), "shifted-season");
        }
        int of =
                tokens.is(phrase.to, "of") || tokens.mark(phrase.to) == ','
                        ? phrase.to + 1
                        : phrase.to;
        Years.Reading year = years.behindDate(of);
        if (year != null && year.year() <= 2200) {
            return match(phrase, year.to(), fixed(part, year.year()), "season-of-year");
        }
        if (tokens.is(of, WordClass.SHIFT) && tokens.is(of + 1, "year")) {
            return match(
                    phrase,
                    of + 2,
                    new YearlyIn(part, tokens.word(of).value(WordClass.SHIFT)),
                    "season-of-shifted-year");
        }
        if (noun.is(WordClass.PLURAL) || phrase.determiner.is(WordClass.ARTICLE)) {
            return null;
        }
        boolean the = phrase.determiner.is("the");
        boolean only = noun.is("summer") || noun.is("winter") || noun.is("autumn");
        Word before = tokens.word(phrase.from - 1);
        boolean position = before.is(WordClass.POSITION);
        boolean introduced = position || before.is(WordClass.DATE_PREPOSITION);
        boolean season = introduced && (the || position || only || noun.is("spring"));
        if (!(only && the) && (!season || tokens.is(phrase.to, "of"))) {
            return null;
        }
        return match(
                phrase,
                phrase.to,
                new Yearly(part, tense.around(phrase.from, phrase.to)),
                "season");
    }

    private @Nullable Match dayPart(Phrase phrase, Word noun) {
        DayPart part = DayPart.values()[noun.value(WordClass.DAY_PART)];
        ClockTime time = ClockTime.in(part);
        if (phrase.quantity != null) {
            return null;
        }
        Integer by = shifted(phrase);
        if (by != null) {
            Meaning day =
                    phrase.shift.is(WordClass.NARRATIVE) || (phrase.determiner.is("the") && by > 0)
                            ? phrase.shift.is("same")
                                    ? new Same(Unit.DAY, null)
                                    : new FromStory(Unit.DAY, by, Unit.DAY)
                            : new Away(Unit.DAY, by, Unit.DAY);
            return match(phrase, phrase.to, new TimeOf(day, time, Type.TIME), "shifted-day-part");
        }
        if (phrase.determiner.is("that")) {
            return match(
                    phrase,
                    phrase.to,
                    new TimeOf(new Same(Unit.DAY, null), time, Type.TIME),
                    "that-day-part");
        }
        boolean prepositional =
                phrase.determiner.is("the")
                        && (tokens.is(phrase.from - 1, "in")
                                || tokens.is(phrase.from - 1, "during"));
        if (noun.is("overnight") && phrase.determiner == Word.UNKNOWN
                || prepositional && !noun.is(WordClass.PLURAL)) {
            return match(phrase, phrase.to, new TimeOf(null, time, Type.TIME), "day-part");
        }
        return null;
    }

    private Match dayWithPart(Phrase phrase, Meaning day, String rule) {
        Word next = tokens.word(phrase.to);
        if (next.is(WordClass.DAY_PART) && !next.is(WordClass.PLURAL)) {
            ClockTime time = ClockTime.in(DayPart.values()[next.value(WordClass.DAY_PART)]);
            return match(phrase, phrase.to + 1, new TimeOf(day, time, Type.TIME), rule + "-part");
        }
        return match(phrase, phrase.to, day, rule);
    }

    // — recurrences

    private @Nullable Match every(int i) {
        int j = i + 1;
        if (tokens.is(j, "of")) {
            return null;
        }
        boolean other = tokens.is(j, "other");
        if (other) {
            j++;
        }
        Quantity quantity = other ? Quantity.of(2) : Quantity.ONE;
        if (numerals.at(j) instanceof Numerals.Amount amount && !amount.quantity().vague()) {
            quantity = amount.quantity();
            j = amount.to();
        }
        Word noun = tokens.word(j);
        if (noun.is(WordClass.WEEKDAY)) {
            Word part = tokens.word(j + 1);
            boolean timed = part.is(WordClass.DAY_PART);
            return new Match(
                    i,
                    timed ? j + 2 : j + 1,
                    everyWeek(
                            calendars.day(j),
                            timed ? DayPart.values()[part.value(WordClass.DAY_PART)] : null),
                    "every-weekday");
        }
        if (noun.is(WordClass.MONTH) && tokens.capital(j)) {
            return set(i, j + 1, "XXXX-" + Period.two(calendars.monthNumber(j)));
        }
        if (noun.is(WordClass.SEASON)) {
            return set(i, j + 1, "XXXX-" + Season.values()[noun.value(WordClass.SEASON)].code());
        }
        if (noun.is(WordClass.DAY_PART)) {
            return set(
                    i,
                    j + 1,
                    "XXXX-XX-XX" + DayPart.values()[noun.value(WordClass.DAY_PART)].code());
        }
        return noun.is(WordClass.UNIT) ? set(i, j + 1, noun.unit().duration(quantity)) : null;
    }

    private static Match set(int from, int to, String value) {
        return new Match(from, to, new Literal(Type.SET, value), "every");
    }

    /// `Mondays`, `every Monday night`.
    static Meaning everyWeek(DayOfWeek day, @Nullable DayPart part) {
        return new Literal(
                Type.SET, "XXXX-WXX-" + day.getValue() + (part == null ? "" : part.code()));
    }

    private static Meaning duration(Unit unit, Quantity quantity) {
        return new Literal(Type.DURATION, unit.duration(quantity));
    }

    private static Match match(Phrase phrase, int to, Meaning meaning, String rule) {
        return new Match(phrase.from, to, meaning, rule);
    }
}
