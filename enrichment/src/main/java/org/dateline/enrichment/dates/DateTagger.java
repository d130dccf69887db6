package org.dateline.enrichment.dates;

/// The English temporal tagger: finds the dates, times, durations and recurrences of a text in one
/// pass. Immutable; one instance serves all threads.
public final class DateTagger {

    private static final DateTagger ENGLISH = new DateTagger();
    private static final DateTagger ABSOLUTE_ONLY = new DateTagger();

    private DateTagger() {}

    /// Every form of English news text.
    public static DateTagger english() {
        return ENGLISH;
    }

    /// For text in other languages: only dates that are written alike in all of them, in digits.
    public static DateTagger absoluteOnly() {
        return ABSOLUTE_ONLY;
    }

    public DateScan scan(String text) {
        return new DateScan();
    }
}
