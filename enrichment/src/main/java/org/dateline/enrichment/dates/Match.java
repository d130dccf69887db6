package org.dateline.enrichment.dates;

import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// An expression found among the tokens.
///
/// @param from first token
/// @param to token behind the last
/// @param meaning null where the tokens are known to be no date, and are passed over
record Match(int from, int to, @Nullable Meaning meaning, Rule rule, Frame frame) {

    Match(int from, int to, @Nullable Meaning meaning, Rule rule) {
        this(from, to, meaning, rule, Frame.NONE);
    }

    static Match nothing(int from, int to) {
        return new Match(from, to, null, Rule.NONE);
    }

    /// Whether it names a day.
    boolean isDay() {
        return switch (meaning) {
            case Meaning.Weekday day -> true;
            case Meaning.WeekdayIn day -> true;
            case Meaning.Numeric date -> true;
            case Meaning.Fixed fixed -> fixed.period().unit() == Unit.DAY;
            case Meaning.Yearly yearly ->
                    yearly.part() instanceof YearPart.MonthDay
                            || yearly.part() instanceof YearPart.Feast;
            case Meaning.Away away -> away.grain() == Unit.DAY;
            case null, default -> false;
        };
    }

    /// The first of a pair in the year of the second: `June 18–19, 2019`, `May and June 2019`.
    Match inYearOf(Match second) {
        if (!(meaning instanceof Meaning.Yearly(YearPart part, Direction direction))
                || !(second.meaning instanceof Meaning.Fixed(Period period))) {
            return this;
        }
        Period same = part.in(period.year());
        if (same.unit() != period.unit()) {
            return this;
        }
        boolean before = period.year() > Period.FIRST_YEAR && same.first().isAfter(period.first());
        Period found = before ? part.in(period.year() - 1) : same;
        return new Match(from, to, new Meaning.Fixed(found), rule, Frame.IN_PAIR);
    }

    /// The second of a pair in the month of the first: `5月14日至16日`.
    Match inMonthOf(Match first) {
        if (!(meaning instanceof Meaning.DayOfMonth own)) {
            return this;
        }
        int number = own.number();
        return switch (first.meaning) {
            case Meaning.Fixed(Period period)
                    when period.unit() == Unit.DAY && number <= period.first().lengthOfMonth() ->
                    new Match(
                            from,
                            to,
                            new Meaning.Fixed(Period.day(period.first().withDayOfMonth(number))),
                            rule,
                            Frame.IN_PAIR);
            case Meaning.Yearly(YearPart.MonthDay(int month, int day), Direction direction)
                    when Calendars.date(2000, month, number) != null ->
                    new Match(
                            from,
                            to,
                            new Meaning.Yearly(new YearPart.MonthDay(month, number), direction),
                            rule,
                            Frame.IN_PAIR);
            case null, default -> this;
        };
    }

    /// Whether it names a time by the clock, alone or on a day.
    boolean isClock() {
        return rule == Rule.TIME || frame == Frame.WITH_TIME;
    }

    boolean isDuration() {
        return meaning instanceof Meaning.Literal literal && literal.type() == Type.DURATION;
    }

    /// The id that events carry.
    String id() {
        return frame.id(rule);
    }

    Match from(int earlier) {
        return new Match(earlier, to, meaning, rule, frame);
    }
}
