package org.dateline.enrichment.published;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.dateline.enrichment.dates.AbsoluteDate;
import org.dateline.enrichment.dates.DateTagger;
import org.dateline.enrichment.published.Candidate.Place;
import org.dateline.events.Declared;
import org.dateline.events.PublicationDate.Basis;

/// The date in the source's own metadata, in whatever form it is written.
final class DeclaredEvidence {

    /// A longer value is no date.
    private static final int LONGEST_VALUE = 100;

    private static final double WEIGHT = 0.95;

    private DeclaredEvidence() {}

    static Optional<Candidate> of(Declared.Published published) {
        String written = published.value().strip();
        if (written.isEmpty() || written.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        String where = published.where();
        Place place =
                new Place(
                        Basis.DECLARED,
                        where.substring(0, Math.min(where.length(), LONGEST_VALUE))
                                + ": "
                                + written,
                        null,
                        null,
                        WEIGHT,
                        where.contains("modif") || where.contains("update"));
        Optional<Candidate> candidate = exact(written).flatMap(v -> Candidate.of(v, null, place));
        if (candidate.isPresent()) {
            return candidate;
        }
        List<AbsoluteDate> dates = DateTagger.english().scan(written).absoluteDates();
        return dates.isEmpty()
                ? Optional.empty()
                : Candidate.of(dates.getFirst().value(), dates.getFirst().otherValue(), place);
    }

    /// RFC 3339 as pages and Atom feeds have it, or RFC 1123 as RSS feeds do, in RFC 3339.
    private static Optional<String> exact(String written) {
        for (DateTimeFormatter format :
                List.of(
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                        DateTimeFormatter.RFC_1123_DATE_TIME)) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(written, format);
                boolean inRange = time.getYear() >= 1 && time.getYear() <= 9999;
                return inRange
                        ? Optional.of(
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withNano(0)))
                        : Optional.empty();
            } catch (DateTimeException otherForm) {
                // the next form may be the one
            }
        }
        return Optional.empty();
    }
}
