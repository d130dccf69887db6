package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import org.dateline.enrichment.dates.Meaning.Away;
import org.dateline.enrichment.dates.Meaning.FromStory;
import org.dateline.enrichment.dates.Meaning.Literal;
import org.dateline.enrichment.dates.Meaning.YearBefore;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Reads how long and how far away: so many units, as a duration (`six days`, `the past few
/// months`) or as a distance (`two years ago`, `three days later`).
final class Distances {

    private final Tokens tokens;

    Distances(Tokens tokens) {
        this.tokens = tokens;
    }

    @Nullable Match plural(Phrase phrase, Unit unit) {
        int side = side(phrase.to());
        boolean clause =
                (tokens.is(phrase.to(), "before") || tokens.is(phrase.to(), "after"))
                        && tokens.isWord(phrase.to() + 1);
        if (clause) {
            return phrase.match(phrase.to(), duration(unit, Quantity.VAGUE), Rule.VAGUE_DURATION);
        }
        if (side != 0) {
            return vagueAway(phrase, unit);
        }
        Word determiner = phrase.determiner();
        Integer by = phrase.shifted();
        if (phrase.latest()
                || (by != null && !determiner.is("these") && unit.compareTo(Unit.DAY) >= 0)) {
            return phrase.match(phrase.to(), duration(unit, Quantity.VAGUE), Rule.VAGUE_DURATION);
        }
        if (determiner.is("these") && unit == Unit.DAY) {
            return phrase.match(
                    phrase.to(), new Literal(Type.DATE, "PRESENT_REF"), Rule.THESE_DAYS);
        }
        if (tokens.is(phrase.from() - 1, WordClass.CONJUNCTION)
                && tokens.is(phrase.from() - 2, WordClass.UNIT)) {
            return Match.nothing(phrase.from(), phrase.to());
        }
        boolean bare = determiner == Word.UNKNOWN && phrase.shift() == Word.UNKNOWN;
        boolean longs = tokens.mark(phrase.to()) == '-' && tokens.is(phrase.to() + 1, "long");
        if (bare
                && (longs
                        || tokens.is(phrase.from() - 1, WordClass.PREPOSITION)
                        || tokens.is(phrase.from() - 1, "last")
                        || tokens.is(phrase.from() - 1, "lasted")
                        || tokens.is(phrase.from() - 1, "take")
                        || tokens.is(phrase.from() - 1, "took")
                        || tokens.is(phrase.to(), "of"))
                && unit != Unit.QUARTER
                && unit != Unit.WEEKEND) {
            return phrase.match(
                    longs ? phrase.to() + 2 : phrase.to(),
                    duration(unit, Quantity.VAGUE),
                    Rule.VAGUE_DURATION);
        }
        return null;
    }

    private Match vagueAway(Phrase phrase, Unit unit) {
        int to = end(phrase.to());
        boolean back = tokens.is(phrase.to(), "ago") || tokens.is(phrase.to(), "back");
        return back
                ? phrase.match(to, new Literal(Type.DATE, "PAST_REF"), Rule.VAGUE_AGO)
                : phrase.match(to, duration(unit, Quantity.VAGUE), Rule.VAGUE_DISTANCE);
    }

    @Nullable Match several(Phrase phrase, Word noun) {
        Quantity quantity = phrase.quantity();
        if (quantity == null) {
            return null;
        }
        Unit unit = noun.unit();
        boolean glued = tokens.mark(phrase.noun() - 1) == '-' || tokens.mark(phrase.to()) == '-';
        boolean singular = !noun.is(WordClass.PLURAL) && !glued && quantity.hundredths() > 100;
        if (singular && (unit == Unit.SECOND || quantity.count() >= 1000)) {
            return null;
        }
        if (quantity.vague() && !noun.is(WordClass.PLURAL) && !glued) {
            return null;
        }
        boolean limit =
                tokens.mark(phrase.from() - 1) == '-' && tokens.is(phrase.from() - 2, "sub");
        if (limit || isAge(phrase.to(), unit)) {
            return Match.nothing(phrase.from(), phrase.to());
        }
        if (unit == Unit.QUARTER
                && tokens.is(phrase.to(), "of")
                && phrase.shift() == Word.UNKNOWN) {
            return Match.nothing(phrase.from(), phrase.to());
        }
        if (phrase.shift() != Word.UNKNOWN || phrase.latest()) {
            return phrase.match(phrase.to(), duration(unit, quantity), Rule.PAST_UNITS);
        }
        return counted(phrase, unit, quantity);
    }

    /// `half an hour`, `a half-century ago`, `a quarter of a century`.
    ///
    /// @param i where the fraction stands, `from` or behind an article there
    @Nullable Match part(int from, int i) {
        int j = i + 1;
        boolean glued = tokens.mark(j) == '-';
        if (glued) {
            j++;
        } else if (tokens.is(j, WordClass.ARTICLE)) {
            j++;
        } else if (tokens.is(j, "of") && tokens.is(j + 1, WordClass.ARTICLE)) {
            j += 2;
        } else if (!tokens.is(j, "century")) {
            return null;
        }
        Word noun = tokens.word(j);
        if (!noun.is(WordClass.UNIT) || noun.is(WordClass.PLURAL)) {
            return null;
        }
        if (noun.unit() == Unit.QUARTER || (glued && noun.unit() == Unit.DAY)) {
            return null;
        }
        Unit.Part part = noun.unit().part(tokens.word(i).value(WordClass.FRACTION));
        return counted(Phrase.of(from, j), part.unit(), new Quantity(part.hundredths()));
    }

    /// `21-year-old`, `35 years old`, `40 years of age`.
    private boolean isAge(int j, Unit unit) {
        int k = tokens.mark(j) == '-' ? j + 1 : j;
        if (tokens.is(k, "old") && k > j && isLasting(k + 1)) {
            return false;
        }
        return unit.compareTo(Unit.YEAR) >= 0
                && (tokens.is(k, "old") || (tokens.is(k, "of") && tokens.is(k + 1, "age")));
    }

    private boolean isLasting(int i) {
        return tokens.is(i, WordClass.LASTING)
                || (tokens.isWord(i) && tokens.is(i + 1, WordClass.LASTING));
    }

    Match counted(Phrase phrase, Unit unit, Quantity quantity) {
        int and = phrase.to();
        if (tokens.is(and, "and")
                && tokens.is(and + 1, WordClass.ARTICLE)
                && tokens.is(and + 2, "half")
                && quantity.whole()) {
            int end = side(and + 3) == 0 ? and + 3 : end(and + 3);
            return phrase.match(end, duration(unit, quantity.plus(50)), Rule.DURATION);
        }
        Match fromDay = fromDay(phrase, unit, quantity);
        if (fromDay != null) {
            return fromDay;
        }
        int side = side(phrase.to());
        int to = end(phrase.to());
        boolean ago = tokens.is(phrase.to(), "ago") || tokens.is(phrase.to(), "or");
        boolean compared = side > 0 && tokens.is(to, "than"); // two years later than planned
        if (side == 0
                || compared
                || unit.isClock()
                || tokens.is(phrase.to(), "back")
                || (!ago
                        && (tokens.is(phrase.to(), "before") || tokens.is(phrase.to(), "after"))
                        && tokens.isWord(to))) {
            int end = phrase.to();
            if (tokens.mark(end) == '-'
                    && (tokens.is(end + 1, "long") || tokens.is(end + 1, "old"))) {
                end += 2;
            }
            return phrase.match(end, duration(unit, quantity), Rule.DURATION);
        }
        if (quantity.vague()) {
            return vagueAway(phrase, unit);
        }
        boolean one = quantity.equals(Quantity.ONE) && unit == Unit.YEAR && side < 0;
        if (one) {
            return phrase.match(to, new YearBefore(-1, ago), Rule.YEAR_BEFORE);
        }
        int amount = side * quantity.count();
        Meaning meaning =
                quantity.whole()
                        ? ago || tokens.is(phrase.to(), "from") || tokens.is(phrase.to(), "hence")
                                ? new Away(unit, amount, grain(unit))
                                : new FromStory(unit, amount, grain(unit))
                        : duration(unit, quantity);
        return phrase.match(to, meaning, ago ? Rule.UNITS_AGO : Rule.UNITS_LATER);
    }

    /// `a week from Monday`, `five years from today`.
    private @Nullable Match fromDay(Phrase phrase, Unit unit, Quantity quantity) {
        int from = phrase.to();
        if (!tokens.is(from, "from") || !quantity.whole() || unit.isClock()) {
            return null;
        }
        Word day = tokens.word(from + 1);
        if (day.is(WordClass.DAY_REFERENCE) && day.value(WordClass.DAY_REFERENCE) < 2) {
            Meaning reference = new Away(Unit.DAY, day.value(WordClass.DAY_REFERENCE), Unit.DAY);
            Unit grain = unit == Unit.WEEK || unit == Unit.DAY ? Unit.DAY : grain(unit);
            return phrase.match(
                    from + 2,
                    new Meaning.FromDay(reference, unit, quantity.count(), grain),
                    Rule.FROM_DAY);
        }
        if (!day.is(WordClass.WEEKDAY) || !tokens.capital(from + 1)) {
            return null;
        }
        DayOfWeek weekday = DayOfWeek.of(day.value(WordClass.WEEKDAY));
        Meaning next = new Meaning.Weekday(weekday, Direction.FUTURE);
        return phrase.match(
                from + 2,
                new Meaning.FromDay(next, unit, quantity.count(), Unit.DAY),
                Rule.FROM_DAY);
    }

    /// `six weeks ago` is a week, `two fortnights ago` too; a quarter of years ago is a quarter.
    private static Unit grain(Unit unit) {
        return unit == Unit.FORTNIGHT ? Unit.WEEK : unit;
    }

    /// -1 for ago, earlier, before; 1 for later, after, from now; 0 for none of these.
    int side(int j) {
        Word word = tokens.word(j);
        if (word.is(WordClass.AFTER_QUANTITY)) {
            return word.value(WordClass.AFTER_QUANTITY);
        }
        if (word.is("or") && tokens.is(j + 1, "so") && !tokens.is(j + 2, "or")) {
            return tokens.is(j + 2, "ago") ? -1 : 0;
        }
        return word.is("from") && tokens.is(j + 1, "now") ? 1 : 0;
    }

    private int end(int j) {
        if (tokens.is(j, "or")) {
            return j + 3;
        }
        return tokens.is(j, "from") ? j + 2 : j + 1;
    }

    static Meaning duration(Unit unit, Quantity quantity) {
        return new Literal(Type.DURATION, unit.duration(quantity));
    }
}
