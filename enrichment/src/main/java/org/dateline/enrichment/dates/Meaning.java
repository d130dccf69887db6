package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.dateline.enrichment.dates.Narrative.Point;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// What an expression says, before its place on the calendar is known.
sealed interface Meaning {

    Resolution resolve(Narrative narrative);

    /// A place on the calendar, in full.
    record Fixed(Period period) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            return Resolution.absolute(period);
        }
    }

    /// A date in digits, once the order of day and month in this document is known.
    record Numeric(NumericDate date) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            return Resolution.absolute(
                    Period.day(date.read(narrative.monthFirst(), narrative.dayFirst())));
        }
    }

    /// A length of time, a recurrence, or a reference such as PAST_REF: nothing to place.
    record Literal(Type type, String value) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            return Resolution.of(type, value);
        }
    }

    /// A part of a year that is not named: `November`, `Sept. 9`, `last summer`, `Thanksgiving`.
    record Yearly(YearPart part, Direction direction) implements Meaning {

        /// Cues count less than nearness within so many days: agencies leave the year out only of
        /// dates that readers will not mistake.
        private static final int NEAR = 45;

        private static final int HALF_A_YEAR = 183;

        /// A purpose may have been one of the past: further nearness counts.
        private static final int INTENTION = 75;

        @Override
        public Resolution resolve(Narrative narrative) {
            Point story = pointsFromPublication() ? null : narrative.story();
            if (story != null) {
                return Resolution.anchored(inStory(story.period()), story.anchor());
            }
            Point publication = narrative.publication();
            return publication == null
                    ? Resolution.unresolved(Type.DATE, "XXXX-" + part.tail())
                    : Resolution.anchored(
                            place(publication.period().first()), publication.anchor());
        }

        /// `last May` is told from the time of writing, whatever the story has come to.
        private boolean pointsFromPublication() {
            return switch (direction) {
                case LAST, PREVIOUS, THIS, NEXT -> true;
                case PAST, FUTURE, INTENDED, UNKNOWN -> false;
            };
        }

        /// A story goes on from the date it named last: into the next year, when that is nearer
        /// than going back.
        private Period inStory(Period from) {
            Period sameYear = part.in(from.year());
            boolean before = sameYear.last().isBefore(from.first());
            return switch (direction) {
                case FUTURE, INTENDED, NEXT -> before ? part.in(clamp(from.year() + 1)) : sameYear;
                case PAST, UNKNOWN, LAST, PREVIOUS, THIS ->
                        before && sameYear.daysFrom(from.first()) > HALF_A_YEAR
                                ? part.in(clamp(from.year() + 1))
                                : sameYear;
            };
        }

        private Period place(LocalDate today) {
            return switch (direction) {
                case LAST -> latestBefore(today);
                case PREVIOUS -> latestOver(today);
                case THIS -> part.in(today.getYear());
                case NEXT -> firstAfter(today);
                case PAST ->
                        part instanceof YearPart.Quarter
                                ? latestUntil(today)
                                : nearUnless(today, NEAR, latestUntil(today));
                case FUTURE -> nearUnless(today, NEAR, firstFrom(today));
                case INTENDED -> nearUnless(today, INTENTION, firstFrom(today));
                case UNKNOWN ->
                        part instanceof YearPart.Month
                                ? nearUnless(today, NEAR, latestUntil(today))
                                : nearest(today);
            };
        }

        private Period nearUnless(LocalDate today, int days, Period told) {
            Period near = nearest(today);
            int enough = near.unit() == Unit.QUARTER ? 2 * days : days;
            return near.daysFrom(today) <= enough ? near : told;
        }

        private Period nearest(LocalDate today) {
            Period best = part.in(today.getYear());
            for (int year = today.getYear() - 1; year <= today.getYear() + 1; year += 2) {
                Period other = part.in(clamp(year));
                if (other.daysFrom(today) < best.daysFrom(today)) {
                    best = other;
                }
            }
            return best;
        }

        private Period latestUntil(LocalDate today) {
            Period same = part.in(today.getYear());
            return same.first().isAfter(today) ? part.in(clamp(today.getYear() - 1)) : same;
        }

        private Period latestBefore(LocalDate today) {
            Period same = part.in(today.getYear());
            boolean past = same.last().isBefore(today.minusDays(same.unit() == Unit.DAY ? 0 : 31));
            return past ? same : part.in(clamp(today.getYear() - 1));
        }

        private Period latestOver(LocalDate today) {
            Period same = part.in(today.getYear());
            return same.last().isBefore(today) ? same : part.in(clamp(today.getYear() - 1));
        }

        private Period firstFrom(LocalDate today) {
            Period same = part.in(today.getYear());
            return same.last().isBefore(today) ? part.in(clamp(today.getYear() + 1)) : same;
        }

        private Period firstAfter(LocalDate today) {
            Period same = part.in(today.getYear());
            return same.first().isAfter(today) ? same : part.in(clamp(today.getYear() + 1));
        }

        private static int clamp(int year) {
            return Math.clamp(year, Period.FIRST_YEAR, Period.LAST_YEAR);
        }
    }

    /// A part of the year that is so many after the year of publication: `November last year`.
    record YearlyIn(YearPart part, int years) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, "XXXX-" + part.tail());
            }
            Period year = reference.period().plus(Unit.YEAR, years);
            return Resolution.anchored(part.in(year.year()), reference.anchor());
        }
    }

    /// A day of the month of publication, or of the one before or after: `14日`.
    ///
    /// @param weekday which it is, where that is said: `21日（火）`
    record DayOfMonth(int number, @Nullable DayOfWeek weekday, Direction direction)
            implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, open(Unit.DAY));
            }
            LocalDate today = reference.period().first();
            Period onWeekday = weekday == null ? null : nearestOn(weekday, today);
            if (onWeekday != null) {
                return Resolution.anchored(onWeekday, reference.anchor());
            }
            boolean ahead = direction == Direction.FUTURE;
            LocalDate month = today.withDayOfMonth(1);
            int step = ahead ? 1 : -1;
            boolean other = ahead ? number < today.getDayOfMonth() : number > today.getDayOfMonth();
            for (int months = other ? step : 0; Math.abs(months) <= 2; months += step) {
                Period found = dayOf(month.plusMonths(months), number);
                if (found != null) {
                    return Resolution.anchored(found, reference.anchor());
                }
            }
            return Resolution.unresolved(Type.DATE, open(Unit.DAY));
        }

        /// That day of the nearest month in which it is such a weekday.
        private @Nullable Period nearestOn(DayOfWeek named, LocalDate today) {
            Period best = null;
            for (int months = -1; months <= 1; months++) {
                Period day = dayOf(today.withDayOfMonth(1).plusMonths(months), number);
                if (day != null
                        && day.first().getDayOfWeek() == named
                        && (best == null || day.daysFrom(today) < best.daysFrom(today))) {
                    best = day;
                }
            }
            return best;
        }
    }

    /// A day of a month so many from that of publication: `上月14日`.
    record DayOfMonthIn(int number, int months) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            Period found =
                    reference == null
                            ? null
                            : dayOf(
                                    reference
                                            .period()
                                            .plus(Unit.MONTH, months)
                                            .first()
                                            .withDayOfMonth(1),
                                    number);
            return reference == null || found == null
                    ? Resolution.unresolved(Type.DATE, open(Unit.DAY))
                    : Resolution.anchored(found, reference.anchor());
        }
    }

    private static @Nullable Period dayOf(LocalDate month, int number) {
        return number <= month.lengthOfMonth() ? Period.day(month.withDayOfMonth(number)) : null;
    }

    /// A day of the week; without a publication date it stays open.
    record Weekday(DayOfWeek weekday, Direction direction) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, "XXXX-WXX-" + weekday.getValue());
            }
            LocalDate today = reference.period().first();
            LocalDate day =
                    switch (direction) {
                        case PAST, UNKNOWN -> today.with(TemporalAdjusters.previousOrSame(weekday));
                        case FUTURE, INTENDED -> today.with(TemporalAdjusters.nextOrSame(weekday));
                        case LAST, PREVIOUS -> today.with(TemporalAdjusters.previous(weekday));
                        case NEXT -> today.with(TemporalAdjusters.next(weekday));
                        case THIS ->
                                Period.around(Unit.WEEK, today)
                                        .first()
                                        .with(TemporalAdjusters.nextOrSame(weekday));
                    };
            return Resolution.anchored(Period.day(day), reference.anchor());
        }
    }

    /// A weekday before or after the day last spoken of: `the previous Friday`.
    record StoryWeekday(DayOfWeek weekday, boolean before) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.day();
            if (reference == null) {
                return new Weekday(weekday, before ? Direction.LAST : Direction.NEXT)
                        .resolve(narrative);
            }
            LocalDate from = reference.period().first();
            LocalDate day =
                    from.with(
                            before
                                    ? TemporalAdjusters.previous(weekday)
                                    : TemporalAdjusters.next(weekday));
            return Resolution.anchored(Period.day(day), reference.anchor());
        }
    }

    /// A weekend near the publication, said without a date.
    record Weekend(Direction direction) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, open(Unit.WEEKEND));
            }
            LocalDate today = reference.period().first();
            Period own = Period.around(Unit.WEEKEND, today);
            boolean ahead = own.first().isAfter(today);
            int by =
                    switch (direction) {
                        case PAST, UNKNOWN -> ahead ? -1 : 0;
                        case LAST, PREVIOUS -> -1;
                        case FUTURE, INTENDED, THIS -> 0;
                        case NEXT -> 1;
                    };
            return Resolution.anchored(own.plus(Unit.WEEKEND, by), reference.anchor());
        }
    }

    /// A day of the week in the week of publication, or so many weeks from it: `Friday last week`.
    record WeekdayIn(DayOfWeek weekday, int weeks) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, "XXXX-WXX-" + weekday.getValue());
            }
            Period week =
                    Period.around(Unit.WEEK, reference.period().first()).plus(Unit.WEEK, weeks);
            return Resolution.anchored(
                    Period.day(week.first().with(TemporalAdjusters.nextOrSame(weekday))),
                    reference.anchor());
        }
    }

    /// The week or weekend that holds a day: `the week of March 6`.
    record Around(Unit unit, Meaning day) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Resolution on = day.resolve(narrative);
            return on.period() == null
                    ? Resolution.unresolved(Type.DATE, open(unit))
                    : new Resolution(
                            Type.DATE,
                            Period.around(unit, on.period().first()).value(),
                            Period.around(unit, on.period().first()),
                            null,
                            on.anchor());
        }
    }

    /// A period of the unit that readers of the day would name so: `the week`, `the year`.
    record Current(Unit unit) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Meaning meaning =
                    narrative.publication() == null
                            ? new Same(unit, null)
                            : new Away(unit, 0, unit);
            return meaning.resolve(narrative);
        }
    }

    /// The quarter that a report is about: the one last spoken of, else the last that is over.
    ///
    /// @param year 0, or the year to put it in
    record ReportedQuarter(int year) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point point = narrative.quarter();
            if (point == null && year > 0) {
                return Resolution.absolute(Period.year(year));
            }
            if (point == null) {
                return new Away(Unit.QUARTER, -1, Unit.QUARTER).resolve(narrative);
            }
            Period quarter = point.period();
            Period found =
                    year == 0
                            ? quarter
                            : Period.around(Unit.QUARTER, quarter.first().withYear(year));
            return Resolution.anchored(found, point.anchor());
        }
    }

    /// So many units from the publication: `last week`, `two years ago`, `tomorrow`. Without it
    /// they stay open: a year that the text names elsewhere need not be when it was written.
    ///
    /// @param grain what kind of period is meant, which may be coarser than a day's distance
    record Away(Unit by, int amount, Unit grain) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.publication();
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, open(grain));
            }
            return Resolution.anchored(
                    moved(reference.period(), by, amount, grain), reference.anchor());
        }
    }

    /// So many units after a day that is named: `a week from Monday`.
    record FromDay(Meaning day, Unit by, int amount, Unit grain) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Resolution on = day.resolve(narrative);
            return on.period() == null || on.anchor() == null
                    ? Resolution.unresolved(Type.DATE, open(grain))
                    : Resolution.anchored(moved(on.period(), by, amount, grain), on.anchor());
        }
    }

    /// So many units from what the text spoke of last: `the following day`, `two years later`.
    record FromStory(Unit by, int amount, Unit grain) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = narrative.last();
            boolean vague =
                    reference != null && by == Unit.DAY && reference.period().unit() != Unit.DAY;
            if (vague && narrative.day() != null) {
                reference = narrative.day();
            }
            if (reference == null) {
                reference = narrative.publication();
            }
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, open(grain));
            }
            return Resolution.anchored(
                    moved(reference.period(), by, amount, grain), reference.anchor());
        }
    }

    /// The same period of the year before, of the kind last spoken of: `a year earlier`.
    record YearBefore(int years, boolean fromPublication) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point quarter = narrative.quarter();
            Point reference = quarter;
            if (reference == null) {
                reference = fromPublication ? narrative.reference() : narrative.last();
            }
            if (reference == null) {
                reference = narrative.reference();
            }
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, "XXXX");
            }
            Period period = reference.period();
            Unit grain =
                    period.unit() == Unit.MONTH || period.unit() == Unit.QUARTER
                            ? period.unit()
                            : Unit.YEAR;
            return Resolution.anchored(
                    Period.around(grain, period.plus(Unit.YEAR, years).first()),
                    reference.anchor());
        }
    }

    /// The period of a unit that the text spoke of last: `that year`, `the same day`.
    record Same(Unit unit, @Nullable String otherwise) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            Point reference = unit == Unit.QUARTER ? narrative.quarter() : narrative.last();
            if (unit == Unit.DAY && narrative.day() != null) {
                reference = narrative.day();
            }
            if (reference == null || reference.period().unit().compareTo(unit) > 0) {
                reference = narrative.reference();
            }
            if (reference == null) {
                return Resolution.unresolved(Type.DATE, otherwise == null ? open(unit) : otherwise);
            }
            return Resolution.anchored(
                    Period.around(unit, reference.period().first()), reference.anchor());
        }
    }

    /// A time of a day, or of the day last spoken of.
    record TimeOf(@Nullable Meaning day, ClockTime time, Type type) implements Meaning {
        @Override
        public Resolution resolve(Narrative narrative) {
            if (day != null) {
                Resolution on = day.resolve(narrative);
                return new Resolution(
                        type, on.value() + time.value(), on.period(), time, on.anchor());
            }
            Point reference = narrative.day() == null ? narrative.publication() : narrative.day();
            if (reference == null) {
                return Resolution.unresolved(Type.TIME, "XXXX-XX-XX" + time.value());
            }
            return new Resolution(
                    type,
                    reference.period().value() + time.value(),
                    reference.period(),
                    time,
                    reference.anchor());
        }
    }

    private static Period moved(Period from, Unit by, int amount, Unit grain) {
        return Period.around(grain, from.plus(by, amount).first());
    }

    /// The value of a period of which nothing but its unit is known.
    static String open(Unit unit) {
        return switch (unit) {
            case SECOND, MINUTE, HOUR, DAY -> "XXXX-XX-XX";
            case WEEK, FORTNIGHT -> "XXXX-WXX";
            case WEEKEND -> "XXXX-WXX-WE";
            case MONTH -> "XXXX-XX";
            case QUARTER -> "XXXX-QX";
            case SEASON -> "XXXX-XX";
            case HALF -> "XXXX-HX";
            case YEAR -> "XXXX";
            case DECADE -> "XXX";
            case CENTURY -> "XX";
            case MILLENNIUM -> "X";
        };
    }
}
