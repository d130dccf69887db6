package org.dateline.enrichment.published;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dateline.events.PublicationDate.Alternative;
import org.dateline.events.PublicationDate.Basis;
import org.dateline.events.PublicationDate.Precision;
import org.jspecify.annotations.Nullable;

/// One piece of evidence for when an article was published.
///
/// @param value ISO 8601, as precise as `precision`
/// @param day its day; the first of its month or year when that is all it says
/// @param evidence the words it was read from, at `start` to `end` of the text if they stand there
/// @param weight 0…1: how far this kind of evidence is to be believed on its own
/// @param update whether it is said to be when the article was changed
/// @param other the other reading of a numeric date, null when there is one only
record Candidate(
        String value,
        Precision precision,
        LocalDate day,
        Basis basis,
        String evidence,
        @Nullable Integer start,
        @Nullable Integer end,
        double weight,
        boolean update,
        @Nullable String other) {

    /// Where evidence stands, and what it is worth.
    record Place(
            Basis basis,
            String evidence,
            @Nullable Integer start,
            @Nullable Integer end,
            double weight,
            boolean update) {}

    /// Empty when the value is no date that a calendar has, or lacks its year.
    static Optional<Candidate> of(String value, @Nullable String other, Place place) {
        Precision precision = precision(value);
        try {
            LocalDate day =
                    switch (precision) {
                        case YEAR -> LocalDate.parse(value + "-01-01");
                        case MONTH -> LocalDate.parse(value + "-01");
                        case DAY, MINUTE, SECOND -> LocalDate.parse(value.substring(0, 10));
                    };
            return Optional.of(
                    new Candidate(
                            value,
                            precision,
                            day,
                            place.basis,
                            place.evidence,
                            place.start,
                            place.end,
                            place.weight,
                            place.update,
                            other));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /// By the length of `2023`, `2023-11`, `2023-11-10`, `2023-11-10T10:00`.
    private static Precision precision(String value) {
        int length = value.length();
        if (length <= 4) {
            return Precision.YEAR;
        }
        if (length <= 7) {
            return Precision.MONTH;
        }
        if (length <= 10) {
            return Precision.DAY;
        }
        return length > 16 && value.charAt(16) == ':' ? Precision.SECOND : Precision.MINUTE;
    }

    /// Whether both may be true: the same day, month or year, as far as both say; a day's
    /// difference is the world's time zones.
    boolean agrees(Candidate that) {
        if (precision == Precision.YEAR || that.precision == Precision.YEAR) {
            return day.getYear() == that.day.getYear();
        }
        if (precision == Precision.MONTH || that.precision == Precision.MONTH) {
            return day.getYear() == that.day.getYear() && day.getMonth() == that.day.getMonth();
        }
        return Math.abs(ChronoUnit.DAYS.between(day, that.day)) <= 1;
    }

    boolean sharper(Candidate that) {
        return precision.compareTo(that.precision) > 0;
    }

    /// The same evidence, read the other way round.
    Optional<Candidate> swapped() {
        return other == null
                ? Optional.empty()
                : of(other, value, new Place(basis, evidence, start, end, weight, update));
    }

    /// The other reading, if this one lies after a day and that does not.
    Candidate notAfter(LocalDate latest) {
        return day.isAfter(latest)
                ? swapped()
                        .filter(that -> !that.day.isAfter(latest))
                        .map(Candidate::unambiguous)
                        .orElse(this)
                : this;
    }

    private Candidate unambiguous() {
        return new Candidate(
                value, precision, day, basis, evidence, start, end, weight, update, null);
    }

    Alternative rejected(String reason) {
        return new Alternative(value, precision, basis, evidence, start, end, weight, reason);
    }
}
