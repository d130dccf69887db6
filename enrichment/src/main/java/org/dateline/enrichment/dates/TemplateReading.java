package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.dateline.enrichment.dates.Meaning.Away;
import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.FromStory;
import org.dateline.enrichment.dates.Meaning.Literal;
import org.dateline.enrichment.dates.Meaning.TimeOf;
import org.dateline.enrichment.dates.Meaning.Weekday;
import org.dateline.enrichment.dates.Meaning.WeekdayIn;
import org.dateline.enrichment.dates.Meaning.Yearly;
import org.dateline.enrichment.dates.Meaning.YearlyIn;
import org.dateline.events.DateMention.Type;
import org.jspecify.annotations.Nullable;

/// What a template means once its slots are filled. Which slots there are says it; languages differ
/// only in their order and in the words between.
final class TemplateReading {

    private final Outlook outlook;

    TemplateReading(Outlook outlook) {
        this.outlook = outlook;
    }

    /// Null where the slots make no date.
    @Nullable Match match(Template.Kind kind, Map<Slot, Lexeme> slots, int from, int to) {
        return switch (kind) {
            case DATE -> date(slots, from, to);
            case AGO -> distance(slots, -1, false, from, to);
            case AHEAD -> distance(slots, 1, false, from, to);
            case EARLIER -> distance(slots, -1, true, from, to);
            case LATER -> distance(slots, 1, true, from, to);
            case SET -> set(slots, from, to);
            case NONE -> Match.nothing(from, to);
        };
    }

    private @Nullable Match date(Map<Slot, Lexeme> slots, int from, int to) {
        Lexeme month = slots.get(Slot.MONTH);
        if (month == null) {
            month = slots.get(Slot.MONTH_NUMBER);
        }
        Lexeme day = slots.get(Slot.DAY);
        if (month != null && day != null) {
            return day(slots, month.value(), day.value(), from, to);
        }
        if (month != null) {
            YearPart part = new YearPart.Month(month.value());
            return inYear(slots, part, Rule.MONTH, Rule.MONTH_YEAR, from, to);
        }
        if (day != null) {
            return new Match(
                    from,
                    to,
                    inPart(slots, dayOfMonth(slots, day.value(), from, to)),
                    Rule.DAY_OF_MONTH);
        }
        Lexeme reference = slots.get(Slot.REFERENCE);
        if (reference != null
                && (reference.kind() == Unit.DAY || reference.kind() instanceof DayPart)) {
            return reference(slots, reference, from, to); // tomorrow, Thursday
        }
        if (slots.get(Slot.WEEKDAY) instanceof Lexeme weekday) {
            return weekday(slots, DayOfWeek.of(weekday.value()), from, to);
        }
        if (slots.get(Slot.WEEKDAY_SHORT) instanceof Lexeme weekday) {
            return weekday(slots, DayOfWeek.of(weekday.value()), from, to);
        }
        return period(slots, from, to);
    }

    private @Nullable Match day(Map<Slot, Lexeme> slots, int month, int day, int from, int to) {
        Integer year = year(slots);
        if (year != null) {
            LocalDate date = Calendars.date(year, month, day);
            return date == null
                    ? Match.nothing(from, to)
                    : new Match(from, to, inPart(slots, new Fixed(Period.day(date))), Rule.DATE);
        }
        if (Calendars.date(2000, month, day) == null) {
            return Match.nothing(from, to);
        }
        YearPart part = new YearPart.MonthDay(month, day);
        return inYear(slots, part, Rule.MONTH_DAY, Rule.DATE, from, to);
    }

    /// A part of a year: in one that is written, or in one so many away, or told by the sentence.
    private Match inYear(
            Map<Slot, Lexeme> slots, YearPart part, Rule open, Rule dated, int from, int to) {
        Integer year = year(slots);
        if (year != null) {
            return new Match(from, to, new Fixed(part.in(year)), dated);
        }
        Integer years = shift(slots, Unit.YEAR);
        if (years != null) {
            return new Match(from, to, new YearlyIn(part, years), open, Frame.OF_SHIFTED_YEAR);
        }
        Lexeme shift = slots.get(Slot.SHIFT);
        Direction direction = shift == null ? outlook.around(from, to) : direction(shift.value());
        return new Match(from, to, inPart(slots, new Yearly(part, direction)), open);
    }

    private Meaning dayOfMonth(Map<Slot, Lexeme> slots, int day, int from, int to) {
        Integer months = shift(slots, Unit.MONTH);
        if (months != null) {
            return new Meaning.DayOfMonthIn(day, months);
        }
        Lexeme named = slots.getOrDefault(Slot.WEEKDAY, slots.get(Slot.WEEKDAY_SHORT));
        DayOfWeek weekday = named == null ? null : DayOfWeek.of(named.value());
        return new Meaning.DayOfMonth(day, weekday, side(slots, from, to));
    }

    private Direction side(Map<Slot, Lexeme> slots, int from, int to) {
        Lexeme shift = slots.get(Slot.SHIFT);
        if (shift == null || shift.value() == 0) {
            return outlook.around(from, to);
        }
        return shift.value() < 0 ? Direction.PAST : Direction.FUTURE;
    }

    /// How many units away: `letzten Jahres`, `去年`.
    private static @Nullable Integer shift(Map<Slot, Lexeme> slots, Unit unit) {
        Lexeme reference = slots.get(Slot.REFERENCE);
        if (reference != null && reference.kind() == unit) {
            return reference.value();
        }
        Lexeme named = slots.get(Slot.UNIT);
        Lexeme shift = slots.get(Slot.SHIFT);
        return named != null && shift != null && named.kind() == unit ? shift.value() : null;
    }

    private static Direction direction(int shift) {
        return shift < 0 ? Direction.PREVIOUS : shift == 0 ? Direction.THIS : Direction.NEXT;
    }

    private static @Nullable Integer year(Map<Slot, Lexeme> slots) {
        Lexeme year = slots.get(Slot.YEAR);
        if (year != null) {
            return year.value();
        }
        Lexeme shortYear = slots.get(Slot.SHORT_YEAR);
        if (shortYear != null) {
            return Years.century(shortYear.value());
        }
        Lexeme era = slots.get(Slot.ERA);
        Lexeme ofEra = slots.get(Slot.ERA_YEAR);
        if (era == null) {
            return null;
        }
        return era.value() + (ofEra == null ? 1 : ofEra.value()); // 元年 is the first
    }

    private Match weekday(Map<Slot, Lexeme> slots, DayOfWeek day, int from, int to) {
        Integer weeks = shift(slots, Unit.WEEK);
        Lexeme shift = slots.get(Slot.SHIFT);
        Meaning meaning;
        if (weeks != null) {
            meaning = new WeekdayIn(day, weeks);
        } else if (shift != null) {
            meaning = new Weekday(day, direction(shift.value()));
        } else {
            meaning = new Weekday(day, outlook.around(from, to));
        }
        return new Match(
                from,
                to,
                inPart(slots, meaning),
                shift == null ? Rule.WEEKDAY : Rule.SHIFTED_WEEKDAY);
    }

    /// On a part of the day, where one is named: `Dienstagabend`.
    private static Meaning inPart(Map<Slot, Lexeme> slots, Meaning day) {
        Lexeme part = slots.get(Slot.PART);
        return part != null && part.kind() instanceof DayPart named
                ? new TimeOf(day, ClockTime.in(named), Type.TIME)
                : day;
    }

    private @Nullable Match period(Map<Slot, Lexeme> slots, int from, int to) {
        if (slots.get(Slot.SEASON) instanceof Lexeme season
                && season.kind() instanceof Season named) {
            YearPart part = new YearPart.InSeason(named);
            return inYear(slots, part, Rule.SEASON, Rule.SEASON, from, to);
        }
        if (slots.get(Slot.CENTURY) instanceof Lexeme century
                && slots.get(Slot.DECADE_NUMBER) instanceof Lexeme decade) {
            int first = 100 * (century.value() - 1) + decade.value() % 100;
            return new Match(from, to, new Fixed(Period.decade(first)), Rule.DECADE);
        }
        if (slots.get(Slot.CENTURY) instanceof Lexeme century) {
            Period period = Period.century(century.value());
            return new Match(from, to, new Fixed(period), Rule.CENTURY);
        }
        if (slots.get(Slot.STORY) instanceof Lexeme story && story.kind() instanceof Unit unit) {
            Meaning away = new FromStory(unit, story.value(), unit);
            return new Match(from, to, away, Rule.FOLLOWING_UNIT);
        }
        if (slots.get(Slot.ORDINAL) instanceof Lexeme ordinal) {
            return numbered(slots, ordinal.value(), from, to);
        }
        Lexeme decade = slots.getOrDefault(Slot.DECADE, slots.get(Slot.DECADE_NUMBER));
        if (decade != null) {
            int first = decade.value();
            int year = first >= 100 ? first : first < 30 ? 2000 + first : 1900 + first;
            return new Match(from, to, new Fixed(Period.decade(year)), Rule.DECADE);
        }
        Integer year = year(slots);
        if (year != null) {
            return new Match(from, to, new Fixed(Period.year(year)), Rule.YEAR);
        }
        if (slots.get(Slot.REFERENCE) instanceof Lexeme reference) {
            return reference(slots, reference, from, to);
        }
        if (slots.containsKey(Slot.WEEKEND)) {
            Meaning near = new Meaning.Weekend(outlook.around(from, to));
            return new Match(from, to, near, Rule.WEEKEND);
        }
        Lexeme shift = slots.get(Slot.SHIFT);
        if (shift != null && slots.get(Slot.UNIT) instanceof Lexeme unit) {
            return away((Unit) Objects.requireNonNull(unit.kind()), shift.value(), from, to);
        }
        if (shift != null && slots.containsKey(Slot.PART)) {
            Meaning day = new Away(Unit.DAY, shift.value(), Unit.DAY);
            return new Match(from, to, inPart(slots, day), Rule.SHIFTED_DAY_PART);
        }
        return null;
    }

    /// `zweites Quartal 2024`, `XIX век`.
    private @Nullable Match numbered(Map<Slot, Lexeme> slots, int n, int from, int to) {
        if (slots.get(Slot.UNIT) instanceof Lexeme named && named.kind() instanceof Unit unit) {
            YearPart part = part(unit, n);
            if (part != null) {
                Rule rule = unit == Unit.QUARTER ? Rule.QUARTER : Rule.HALF;
                return inYear(slots, part, rule, rule, from, to);
            }
        }
        return null;
    }

    private static @Nullable YearPart part(Unit unit, int n) {
        if (unit == Unit.QUARTER && n <= 4) {
            return new YearPart.Quarter(n);
        }
        return unit == Unit.HALF && n <= 2 ? new YearPart.Half(n) : null;
    }

    private Match reference(Map<Slot, Lexeme> slots, Lexeme reference, int from, int to) {
        if (reference.kind() instanceof Unit unit) {
            Match away = away(unit, reference.value(), from, to);
            return away.meaning() instanceof Away day && unit == Unit.DAY
                    ? new Match(from, to, inPart(slots, day), Rule.DAY_REFERENCE)
                    : away;
        }
        Meaning day = new Away(Unit.DAY, reference.value(), Unit.DAY);
        ClockTime part = ClockTime.in((DayPart) Objects.requireNonNull(reference.kind()));
        return new Match(from, to, new TimeOf(day, part, Type.TIME), Rule.SHIFTED_DAY_PART);
    }

    private static Match away(Unit unit, int amount, int from, int to) {
        if (unit == Unit.WEEKEND) {
            return new Match(from, to, new Meaning.Weekend(direction(amount)), Rule.WEEKEND);
        }
        return new Match(from, to, new Away(unit, amount, unit), Rule.SHIFTED_UNIT);
    }

    private static @Nullable Match distance(
            Map<Slot, Lexeme> slots, int side, boolean fromStory, int from, int to) {
        Lexeme amount = slots.get(Slot.AMOUNT);
        Lexeme unit = amount == null ? slots.get(Slot.UNITS) : amount;
        Lexeme count = amount == null ? slots.get(Slot.COUNT) : amount;
        if (unit == null || !(unit.kind() instanceof Unit by)) {
            return null;
        }
        if (by.isClock()) {
            return null;
        }
        int many = count == null ? 1 : count.value();
        if (many == Lexeme.VAGUE) {
            String value = side < 0 ? "PAST_REF" : "FUTURE_REF";
            return fromStory
                    ? null
                    : new Match(from, to, new Literal(Type.DATE, value), Rule.VAGUE_AGO);
        }
        Unit grain = by == Unit.FORTNIGHT ? Unit.WEEK : by;
        Meaning meaning =
                fromStory
                        ? new FromStory(by, side * many, grain)
                        : new Away(by, side * many, grain);
        return new Match(from, to, meaning, side < 0 ? Rule.UNITS_AGO : Rule.UNITS_LATER);
    }

    private static @Nullable Match set(Map<Slot, Lexeme> slots, int from, int to) {
        if (slots.get(Slot.WEEKDAY) instanceof Lexeme weekday) {
            Meaning every = Recurrences.everyWeek(DayOfWeek.of(weekday.value()), null);
            return new Match(from, to, every, Rule.EVERY_WEEKDAY);
        }
        return slots.get(Slot.UNIT) instanceof Lexeme unit && unit.kind() instanceof Unit by
                ? new Match(from, to, new Literal(Type.SET, by.duration(Quantity.ONE)), Rule.EVERY)
                : null;
    }

    /// Another day of the month and year that a match has; null where it has none of its own.
    @Nullable Match sameMonth(Match dated, int day, int from, int to) {
        return switch (dated.meaning()) {
            case Fixed(Period period) when period.unit() == Unit.DAY -> {
                LocalDate date = Calendars.date(period.year(), period.first().getMonthValue(), day);
                yield date == null
                        ? null
                        : new Match(from, to, new Fixed(Period.day(date)), Rule.DATE);
            }
            case Yearly(YearPart.MonthDay(int month, int other), Direction direction)
                    when Calendars.date(2000, month, day) != null ->
                    new Match(
                            from,
                            to,
                            new Yearly(new YearPart.MonthDay(month, day), direction),
                            Rule.MONTH_DAY);
            case null, default -> null;
        };
    }
}
