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
