package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/// A stretch of the calendar: a certain day, week, month, quarter, season, year, decade and so on.
///
/// @param first its first day
record Period(Unit unit, LocalDate first) {

    static final int FIRST_YEAR = 1;
    static final int LAST_YEAR = 9999;

    Period {
        first = inWrittenYears(first);
    }

    static Period day(LocalDate day) {
        return new Period(Unit.DAY, day);
    }

    static Period year(int year) {
        return new Period(Unit.YEAR, LocalDate.of(year, 1, 1));
    }

    static Period month(int year, int month) {
        return new Period(Unit.MONTH, LocalDate.of(year, month, 1));
    }

    static Period quarter(int year, int quarter) {
        return new Period(Unit.QUARTER, LocalDate.of(year, quarter * 3 - 2, 1));
    }

    static Period half(int year, int half) {
        return new Period(Unit.HALF, LocalDate.of(year, half * 6 - 5, 1));
    }

    static Period season(int year, Season season) {
        return new Period(Unit.SEASON, LocalDate.of(year, season.firstMonth(), 1));
    }

    /// The period of that unit which holds the day.
    static Period around(Unit unit, LocalDate day) {
        int year = day.getYear();
        return switch (unit) {
            case SECOND, MINUTE, HOUR, DAY -> day(day);
            case WEEK, FORTNIGHT -> new Period(Unit.WEEK, monday(day));
            case WEEKEND -> new Period(unit, monday(day).plusDays(5));
            case MONTH -> month(year, day.getMonthValue());
            case QUARTER -> quarter(year, (day.getMonthValue() + 2) / 3);
            case SEASON -> Season.holding(day);
            case HALF -> half(year, day.getMonthValue() > 6 ? 2 : 1);
            case YEAR -> year(year);
            case DECADE -> new Period(unit, LocalDate.of(Math.max(1, year - year % 10), 1, 1));
            case CENTURY -> century((year + 99) / 100);
            case MILLENNIUM -> new Period(unit, LocalDate.of((year - 1) / 1000 * 1000 + 1, 1, 1));
        };
    }

    static Period decade(int firstYear) {
        return new Period(Unit.DECADE, LocalDate.of(firstYear, 1, 1));
    }

    /// By its ordinal: the 20th century began in 1901.
    static Period century(int ordinal) {
        return new Period(Unit.CENTURY, LocalDate.of(ordinal * 100 - 99, 1, 1));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// Its last day, or the last that a date is written of: the 100th century ends in year 10000.
    LocalDate last() {
        return inWrittenYears(moved(first, unit, 1).minusDays(unit == Unit.WEEKEND ? 6 : 1));
    }

    /// The period of its own unit that lies so many of a unit later.
    Period plus(Unit by, int amount) {
        LocalDate moved = inWrittenYears(moved(first, by, amount));
        return unit == Unit.SEASON ? new Period(unit, moved) : around(unit, moved);
    }

    int year() {
        return first.getYear();
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last());
    }

    /// The day, or the nearest whose year has the four digits that a date is written with.
    private static LocalDate inWrittenYears(LocalDate day) {
        if (day.getYear() < FIRST_YEAR) {
            return LocalDate.of(FIRST_YEAR, 1, 1);
        }
        return day.getYear() > LAST_YEAR ? LocalDate.of(LAST_YEAR, 12, 31) : day;
    }

    private static LocalDate moved(LocalDate from, Unit unit, int n) {
        return switch (unit) {
            case SECOND, MINUTE, HOUR, DAY -> from.plusDays(unit == Unit.DAY ? n : 0);
            case WEEKEND, WEEK -> from.plusWeeks(n);
            case FORTNIGHT -> from.plusWeeks(2L * n);
            case MONTH -> from.plusMonths(n);
            case QUARTER, SEASON -> from.plusMonths(3L * n);
            case HALF -> from.plusMonths(6L * n);
            case YEAR -> from.plusYears(n);
            case DECADE -> from.plusYears(10L * n);
            case CENTURY -> from.plusYears(100L * n);
            case MILLENNIUM -> from.plusYears(1000L * n);
        };
    }

    long daysFrom(LocalDate day) {
        if (holds(day)) {
            return 0;
        }
        return day.isBefore(first)
                ? ChronoUnit.DAYS.between(day, first)
                : ChronoUnit.DAYS.between(last(), day);
    }

    /// The TIMEX3 value.
    String value() {
        return switch (unit) {
            case SECOND, MINUTE, HOUR, DAY -> month(first) + "-" + two(first.getDayOfMonth());
            case WEEK, FORTNIGHT -> week();
            case WEEKEND -> week() + "-WE";
            case MONTH -> month(first);
            case QUARTER -> four(year()) + "-Q" + (first.getMonthValue() + 2) / 3;
            case SEASON -> Season.value(first);
            case HALF -> four(year()) + (first.getMonthValue() > 6 ? "-H2" : "-H1");
            case YEAR -> four(year());
            case DECADE -> four(year()).substring(0, 3);
            case CENTURY -> four(year()).substring(0, 2);
            case MILLENNIUM -> four(year()).substring(0, 1);
        };
    }

    private String week() {
        return four(first.get(IsoFields.WEEK_BASED_YEAR))
                + "-W"
                + two(first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String month(LocalDate day) {
        return four(day.getYear()) + "-" + two(day.getMonthValue());
    }

    static String two(int n) {
        return n < 10 ? "0" + n : Integer.toString(n);
    }

    static String four(int n) {
        return n >= 1000 ? Integer.toString(n) : Integer.toString(n + 10_000).substring(1);
    }
}
