package org.dateline.enrichment.dates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dateline.events.DateMention;
import org.jspecify.annotations.Nullable;

/// What one pass over a text found: expressions whose place on the calendar may still depend on
/// when the text was published.
public final class DateScan {

    /// Years between what a history tells of and its publication, at least.
    private static final int HISTORY = 2;

    /// Past dates that a history has at least, and how many for each that stands on the present.
    private static final int FEWEST = 3;

    private static final int PREVAILING = 4;

    private final Tokens tokens;
    private final List<Match> matches;
    private final int monthFirst;
    private final int dayFirst;
    private final boolean truncated;

    /// @param writesDayFirst whether the language does, where a date in digits may be read both
    // ways
    DateScan(Tokens tokens, List<Match> matches, boolean truncated, boolean writesDayFirst) {
        this.truncated = truncated;
        this.tokens = tokens;
        this.matches = List.copyOf(matches);
        int monthsFirst = 0;
        int daysFirst = writesDayFirst ? 1 : 0;
        for (Match match : this.matches) {
            if (match.meaning() instanceof Meaning.Numeric(NumericDate date) && !date.ambiguous()) {
                monthsFirst += date.dayFirst() == null ? 1 : 0;
                daysFirst += date.monthFirst() == null ? 1 : 0;
            }
        }
        this.monthFirst = monthsFirst;
        this.dayFirst = daysFirst;
    }

    /// The mentions in order of the text, never overlapping.
    ///
    /// @param published anchors relative expressions; without it they stand on the narrative's own
    ///     dates, or stay unresolved
    public List<DateMention> resolve(@Nullable LocalDate published) {
        Narrative narrative = new Narrative(published, isHistory(published), monthFirst, dayFirst);
        List<DateMention> mentions = new ArrayList<>(matches.size());
        for (Match match : matches) {
            Meaning meaning = match.meaning();
            if (meaning == null) {
                continue;
            }
            Resolution resolution = meaning.resolve(narrative);
            int start = tokens.start(match.from());
            int end = tokens.end(match.to() - 1);
            if (resolution.period() != null && !(meaning instanceof Meaning.YearBefore)) {
                narrative.mentioned(resolution.period(), start, end);
            }
            mentions.add(
                    new DateMention(
                            start,
                            end,
                            tokens.text().substring(start, end),
                            resolution.type(),
                            resolution.value(),
                            resolution.earliest(),
                            resolution.latest(),
                            resolution.anchor(),
                            rule(match)));
        }
        return mentions;
    }

    /// Whether the text tells of times long before its publication: then a bare month is one of the
    /// year that the story has come to. Such texts date by years, not by weekdays and last week.
    private boolean isHistory(@Nullable LocalDate published) {
        if (published == null) {
            return true;
        }
        int past = 0;
        int present = 0;
        for (Match match : matches) {
            switch (match.meaning()) {
                case Meaning.Fixed(Period period)
                        when period.year() <= published.getYear() - HISTORY ->
                        past++;
                case Meaning.Weekday weekday -> present++;
                case Meaning.WeekdayIn weekday -> present++;
                case Meaning.Weekend weekend -> present++;
                case Meaning.Away away -> present++;
                case null, default -> {}
            }
        }
        return past >= FEWEST && past > PREVAILING * present;
    }

    private String rule(Match match) {
        return match.meaning() instanceof Meaning.Numeric(NumericDate date)
                        && date.ambiguous()
                        && monthFirst == dayFirst
                ? Frame.AMBIGUOUS.id(match.rule())
                : match.id();
    }

    /// The calendar dates written out in the text, in order.
    public List<AbsoluteDate> absoluteDates() {
        List<AbsoluteDate> dates = new ArrayList<>();
        for (Match match : matches) {
            int start = tokens.start(match.from());
            int end = tokens.end(match.to() - 1);
            Meaning day = match.meaning();
            String time = "";
            if (day instanceof Meaning.TimeOf(Meaning of, ClockTime clock, var type)) {
                day = of;
                time = clock.part() == null ? clock.value() : "";
            }
            switch (day) {
                case Meaning.Fixed(Period period) when isIso(period.unit()) ->
                        dates.add(new AbsoluteDate(start, end, period.value() + time, null));
                case Meaning.Numeric(NumericDate date) -> {
                    LocalDate chosen = date.read(monthFirst, dayFirst);
                    LocalDate other = monthFirst == dayFirst ? date.other(chosen) : null;
                    boolean open = other != null && !other.equals(chosen);
                    dates.add(
                            new AbsoluteDate(
                                    start, end, chosen + time, open ? other + time : null));
                }
                case Meaning.Yearly(YearPart.MonthDay part, Direction direction) ->
                        dates.add(new AbsoluteDate(start, end, "XXXX-" + part.tail() + time, null));
                case null, default -> {}
            }
        }
        return dates;
    }

    private static boolean isIso(Unit unit) {
        return unit == Unit.DAY || unit == Unit.MONTH || unit == Unit.YEAR;
    }

    /// Whether the text has more expressions than were read.
    public boolean truncated() {
        return truncated;
    }

    /// How often a token was looked at, for the proof that time is linear.
    long steps() {
        return tokens.steps();
    }
}
