package org.dateline.enrichment.published;

import java.util.List;
import java.util.Optional;
import org.dateline.enrichment.dates.DateScan;
import org.dateline.events.ArticleReceived;
import org.dateline.events.PublicationDate;
import org.dateline.events.Segment;

/// The search for an article's publication date: gathers evidence from every place that may name
/// one, weighs it, and keeps what speaks against the choice.
public final class PublicationDates {

    private PublicationDates() {}

    /// Empty when the article gives no date; the time of receipt never stands in for it.
    public static Optional<PublicationDate> find(
            ArticleReceived article, List<Segment> segments, DateScan scan) {
        return Optional.empty();
    }
}
