package org.dateline.enrichment.dates;

import org.jspecify.annotations.Nullable;

/// An expression found among the tokens.
///
/// @param from first token
/// @param to token behind the last
/// @param meaning null where the tokens are known to be no date, and are passed over
record Match(int from, int to, @Nullable Meaning meaning, String rule) {

    static Match nothing(int from, int to) {
        return new Match(from, to, null, "none");
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

    Match from(int earlier) {
        return new Match(earlier, to, meaning, rule);
    }
}
