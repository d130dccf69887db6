package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import org.dateline.enrichment.dates.Meaning.Literal;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// Reads what comes again: `every Thursday`, `each year`, `every other week`.
final class Recurrences {

    private final Tokens tokens;
    private final Numerals numerals;
    private final Calendars calendars;

    Recurrences(Tokens tokens, Numerals numerals, Calendars calendars) {
        this.tokens = tokens;
        this.numerals = numerals;
        this.calendars = calendars;
    }

    @Nullable Match every(int i) {
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
                    Rule.EVERY_WEEKDAY);
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

    /// `twice a week`, `three times per year`, `once every two months`.
    @Nullable Match times(int i) {
        int j = i + 1;
        if (!tokens.is(i, WordClass.TIMES)) {
            Numerals.Amount amount = numerals.at(i);
            if (amount == null || !tokens.is(amount.to(), "times")) {
                return null;
            }
            j = amount.to() + 1;
        }
        if (tokens.is(j, WordClass.EVERY)) {
            Match every = every(j);
            return every == null ? null : every.from(i);
        }
        Word noun = tokens.word(j + 1);
        return (tokens.is(j, WordClass.ARTICLE) || tokens.is(j, "per"))
                        && noun.is(WordClass.UNIT)
                        && !noun.is(WordClass.PLURAL)
                ? new Match(
                        i,
                        j + 2,
                        new Literal(Type.SET, noun.unit().duration(Quantity.ONE)),
                        Rule.TIMES_PER_UNIT)
                : null;
    }

    private static Match set(int from, int to, String value) {
        return new Match(from, to, new Literal(Type.SET, value), Rule.EVERY);
    }

    /// `Mondays`, `every Monday night`.
    static Meaning everyWeek(DayOfWeek day, @Nullable DayPart part) {
        return new Literal(
                Type.SET, "XXXX-WXX-" + day.getValue() + (part == null ? "" : part.code()));
    }
}
