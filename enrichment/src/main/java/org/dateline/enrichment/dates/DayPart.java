package org.dateline.enrichment.dates;

/// A part of the day, with the hours it usually means.
enum DayPart {
    DAWN("TDA", 4, 7),
    MORNING("TMO", 5, 11),
    MIDDAY("TMI", 11, 13),
    AFTERNOON("TAF", 12, 17),
    DUSK("TDU", 17, 20),
    EVENING("TEV", 17, 21),
    NIGHT("TNI", 20, 23),
    DAYTIME("TDT", 8, 17);

    private final String code;
    private final int firstHour;
    private final int lastHour;

    DayPart(String code, int firstHour, int lastHour) {
        this.code = code;
        this.firstHour = firstHour;
        this.lastHour = lastHour;
    }

    String code() {
        return code;
    }

    int firstHour() {
        return firstHour;
    }

    int lastHour() {
        return lastHour;
    }
}
