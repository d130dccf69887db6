package org.dateline.enrichment.dates;

import java.time.LocalDate;
import java.time.Year;

/// A period that comes once a year: a month, a day of a month, a season, a quarter, a holiday.
sealed interface YearPart {

    /// Its place in a year.
    Period in(int year);

    /// TIMEX3 value behind the year and hyphen.
    String tail();

    /// A month, by its number.
    record Month(int month) implements YearPart {
        @Override
        public Period in(int year) {
            return Period.month(year, month);
        }

        @Override
        public String tail() {
            return Period.two(month);
        }
    }

    /// A day of a month. On 29 February it moves to a leap year.
    record MonthDay(int month, int day) implements YearPart {
        @Override
        public Period in(int year) {
            int leap = year;
            while (month == 2 && day == 29 && !Year.isLeap(leap)) {
                leap--;
            }
            return Period.day(LocalDate.of(leap, month, day));
        }

        @Override
        public String tail() {
            return Period.two(month) + "-" + Period.two(day);
        }
    }

    /// A season of the year.
    record InSeason(Season season) implements YearPart {
        @Override
        public Period in(int year) {
            return Period.season(year, season);
        }

        @Override
        public String tail() {
            return season.code();
        }
    }

    /// A quarter, by its number.
    record Quarter(int quarter) implements YearPart {
        @Override
        public Period in(int year) {
            return Period.quarter(year, quarter);
        }

        @Override
        public String tail() {
            return "Q" + quarter;
        }
    }

    /// A half of the year, by its number.
    record Half(int half) implements YearPart {
        @Override
        public Period in(int year) {
            return Period.half(year, half);
        }

        @Override
        public String tail() {
            return "H" + half;
        }
    }

    /// A day with a name.
    record Feast(Holiday holiday) implements YearPart {
        @Override
        public Period in(int year) {
            return Period.day(holiday.rule().in(year));
        }

        @Override
        public String tail() {
            return in(2001).value().substring(5);
        }
    }
}
