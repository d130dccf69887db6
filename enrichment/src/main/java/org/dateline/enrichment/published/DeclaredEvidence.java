package org.dateline.enrichment.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dateline.enrichment.dates.AbsoluteDate;
import org.dateline.enrichment.dates.DateTagger;
import org.dateline.enrichment.published.Candidate.Place;
import org.dateline.events.Declared;
import org.dateline.events.Declared.Date.Kind;
import org.dateline.events.PublicationDate.Basis;
import org.jspecify.annotations.Nullable;

/// The dates in the source's own metadata, in whatever form they are written.
final class DeclaredEvidence {

    /// A longer value is no date.
    private static final int LONGEST_VALUE = 100;

    private static final double WEIGHT = 0.95;

    /// Of a date that the source did not take for the publication itself.
    private static final double OTHER_PUBLISHED_WEIGHT = 0.9;

    /// When a crawler fetched a page: as its receipt, it says nothing of its publication.
    private static final String CAPTURED = "warc:WARC-Date";

    private static final double UNNAMED_WEIGHT = 0.5;

    /// More of them say nothing new.
    private static final int MOST_DATES = 10;

    private DeclaredEvidence() {}

    /// The one that was taken for the publication, then the others.
    static List<Candidate> in(Declared declared) {
        List<Candidate> found = new ArrayList<>();
        Declared.Published published = declared.published();
        if (published != null) {
            String where = published.where();
            boolean update = where.contains("modif") || where.contains("update");
            of(published.value(), where, WEIGHT, update).ifPresent(found::add);
        }
        declared.dates().stream()
                .filter(date -> !isPublished(date, published) && !date.where().equals(CAPTURED))
                .limit(MOST_DATES)
                .flatMap(date -> of(date).stream())
                .forEach(found::add);
        return found;
    }

    private static boolean isPublished(Declared.Date date, Declared.@Nullable Published published) {
        return published != null
                && date.value().equals(published.value())
                && date.where().equals(published.where());
    }

    private static Optional<Candidate> of(Declared.Date date) {
        double weight =
                switch (date.kind()) {
                    case PUBLISHED -> OTHER_PUBLISHED_WEIGHT;
                    case MODIFIED -> WEIGHT;
                    case OTHER -> UNNAMED_WEIGHT;
                };
        return of(date.value(), date.where(), weight, date.kind() == Kind.MODIFIED);
    }

    private static Optional<Candidate> of(
            String value, String where, double weight, boolean update) {
        String written = value.strip();
        if (written.isEmpty() || written.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        Place place =
                new Place(
                        Basis.DECLARED,
                        where.substring(0, Math.min(where.length(), LONGEST_VALUE))
                                + ": "
                                + written,
                        null,
                        null,
                        weight,
                        update);
        Optional<Candidate> candidate =
                WrittenTime.iso(written).flatMap(v -> Candidate.of(v, null, place));
        if (candidate.isPresent()) {
            return candidate;
        }
        List<AbsoluteDate> dates = DateTagger.english().scan(written).absoluteDates();
        return dates.isEmpty()
                ? Optional.empty()
                : Candidate.of(
                        published(dates, written).value(),
                        published(dates, written).otherValue(),
                        place);
    }

    /// The one behind a word such as `published`, else the first.
    private static AbsoluteDate published(List<AbsoluteDate> dates, String written) {
        int before = 0;
        for (AbsoluteDate date : dates) {
            String label = written.substring(before, date.start()).toLowerCase(Locale.ROOT);
            if (label.contains("publish") || label.contains("posted")) {
                return date;
            }
            before = date.end();
        }
        return dates.getFirst();
    }
}
