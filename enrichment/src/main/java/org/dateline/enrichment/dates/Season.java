package org.dateline.enrichment.dates;

import java.time.LocalDate;

/// A season of the northern year, by whole months as weather services count them. A winter has the
/// year of its December.
enum Season {
    SPRING("SP", 3),
    SUMMER("SU", 6),
    FALL("FA", 9),
    WINTER("WI", 12);

    private final String code;
    private final int firstMonth;

    Season(String code, int firstMonth) {
        this.code = code;
        this.firstMonth = firstMonth;
    }

    String code() {
        return code;
    }

    int firstMonth() {
        return firstMonth;
    }

    static Period holding(LocalDate day) {
        int month = day.getMonthValue();
        int year = month < 3 ? day.getYear() - 1 : day.getYear();
        Season season = values()[month < 3 ? 3 : (month - 3) / 3];
        return Period.season(Math.max(1, year), season);
    }

    static String value(LocalDate first) {
        return Period.four(first.getYear()) + "-" + values()[(first.getMonthValue() - 3) / 3].code;
    }
}
