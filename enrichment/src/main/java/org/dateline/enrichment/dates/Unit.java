package org.dateline.enrichment.dates;

/// A unit of time, from the second to the millennium. Its order is that of length.
enum Unit {
    SECOND("T", "S", 1),
    MINUTE("T", "M", 1),
    HOUR("T", "H", 1),
    DAY("", "D", 1),
    WEEKEND("", "WE", 1),
    WEEK("", "W", 1),
    FORTNIGHT("", "W", 2),
    MONTH("", "M", 1),
    QUARTER("", "Q", 1),
    SEASON("", "SE", 1),
    HALF("", "H", 1),
    YEAR("", "Y", 1),
    DECADE("", "Y", 10),
    CENTURY("", "Y", 100),
    MILLENNIUM("", "Y", 1000);

    private final String prefix;
    private final String letters;
    private final int multiple;

    Unit(String prefix, String letters, int multiple) {
        this.prefix = prefix;
        this.letters = letters;
        this.multiple = multiple;
    }

    /// TIMEX3 duration, such as `P6D` and `PT2.5H`; halves and quarters of years in months, such as
    /// `P2Y6M`; of vague number, such as `PXH`.
    ///
    /// Vague hours are `PXH`, while vague minutes keep the `T`, since `PXM` means months.
    String duration(Quantity quantity) {
        if (quantity.vague()) {
            return "P" + (this == HOUR ? "" : prefix) + "X" + letters(multiple);
        }
        long part = quantity.hundredths() % 100;
        if (this != YEAR || part % 25 != 0 || part == 0) {
            return "P" + prefix + quantity.times(multiple) + letters;
        }
        long of = part * 12 / 100;
        String whole = quantity.count() == 0 ? "" : quantity.count() + letters;
        return "P" + prefix + whole + of + MONTH.letters;
    }

    private String letters(int vagueMultiple) {
        return switch (vagueMultiple) {
            case 10 -> "DE";
            case 100 -> "CE";
            case 1000 -> "ML";
            default -> letters;
        };
    }

    /// A part of the unit, in units that make it whole: half an hour is 30 minutes, half a century
    /// 50 years.
    Part part(int hundredths) {
        return switch (this) {
            case MINUTE -> new Part(SECOND, 60L * hundredths);
            case HOUR -> new Part(MINUTE, 60L * hundredths);
            case DAY -> new Part(HOUR, 24L * hundredths);
            case YEAR -> new Part(MONTH, 12L * hundredths);
            case DECADE -> new Part(YEAR, 10L * hundredths);
            case CENTURY -> new Part(YEAR, 100L * hundredths);
            case MILLENNIUM -> new Part(YEAR, 1000L * hundredths);
            default -> new Part(this, hundredths);
        };
    }

    /// So many hundredths of a unit.
    record Part(Unit unit, long hundredths) {}

    boolean isClock() {
        return this == SECOND || this == MINUTE || this == HOUR;
    }
}
