package org.dateline.enrichment.dates;

import org.dateline.enrichment.dates.Meaning.Fixed;
import org.dateline.enrichment.dates.Meaning.Yearly;
import org.jspecify.annotations.Nullable;

/// Reads the short forms of business news: `Q3 2023`, `3Q23`, `Q1`, `H1 2024`, `FY2024`. A fiscal
/// year has the value of the calendar year it is named after.
final class PeriodCodes {

    private final Tokens tokens;
    private final Years years;

    PeriodCodes(Tokens tokens, Years years) {
        this.tokens = tokens;
        this.years = years;
    }

    @Nullable Match at(int i) {
        if (tokens.isNumber(i)) {
            return isCode(i + 1, "q") && tokens.glued(i + 1) && !attached(i)
                    ? part(i, tokens.number(i), i + 1, i + 2)
                    : null;
        }
        if (isCode(i, "fy") && !attached(i)) {
            return fiscal(i);
        }
        boolean part = (isCode(i, "q") || isCode(i, "h")) && tokens.glued(i + 1) && !attached(i);
        return part && tokens.isNumber(i + 1) ? part(i, tokens.number(i + 1), i, i + 2) : null;
    }

    private boolean isCode(int i, String letters) {
        return tokens.capital(i) && tokens.is(i, letters);
    }

    private boolean attached(int i) {
        return i > 0 && tokens.glued(i) && tokens.mark(i - 1) != '(';
    }

    /// @param code where the letter stands
    /// @param to behind letter and number
    private @Nullable Match part(int i, int number, int code, int to) {
        boolean half = tokens.is(code, "h");
        if (number < 1 || number > (half ? 2 : 4) || (tokens.length(i) > 1)) {
            return null;
        }
        YearPart part = half ? new YearPart.Half(number) : new YearPart.Quarter(number);
        Rule rule = half ? Rule.HALF_CODE : Rule.QUARTER_CODE;
        if (tokens.glued(to) && tokens.isNumber(to) && tokens.length(to) == 2) {
            int year = Years.century(tokens.number(to));
            return new Match(i, to + 1, new Fixed(part.in(year)), rule);
        }
        if (tokens.glued(to) && tokens.isWord(to)) {
            return null;
        }
        boolean fiscal = isCode(to, "fy");
        Years.Reading year = fiscal ? fiscalYear(to) : years.behindDate(skipOf(to));
        if (year != null) {
            return new Match(i, year.to(), new Fixed(part.in(year.year())), rule);
        }
        boolean introduced =
                tokens.is(i - 1, WordClass.DATE_PREPOSITION)
                        || tokens.is(i - 1, "for")
                        || tokens.is(i - 1, "of");
        return half && !introduced
                ? null
                : new Match(i, to, new Yearly(part, Direction.PAST), rule);
    }

    private int skipOf(int i) {
        return tokens.is(i, "of") || tokens.is(i, "in") || tokens.mark(i) == ',' ? i + 1 : i;
    }

    private @Nullable Match fiscal(int i) {
        Years.Reading year = fiscalYear(i);
        return year == null
                ? null
                : new Match(i, year.to(), new Fixed(Period.year(year.year())), Rule.FISCAL_YEAR);
    }

    /// `FY2024`, `FY 2024`, `FY24`.
    private Years.@Nullable Reading fiscalYear(int i) {
        int number = tokens.number(i + 1);
        if (tokens.length(i + 1) == 4 && number >= 1900 && number < 2200) {
            return new Years.Reading(number, i + 2);
        }
        return tokens.length(i + 1) == 2 && number >= 0
                ? new Years.Reading(Years.century(number), i + 2)
                : null;
    }
}
