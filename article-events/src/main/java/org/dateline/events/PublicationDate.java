package org.dateline.events;

import static org.dateline.events.Checks.filled;
import static org.dateline.events.Checks.optionalSpan;
import static org.dateline.events.Checks.present;
import static org.dateline.events.Checks.share;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When an article says it was published, with the evidence for it and what speaks against.
///
/// @param value ISO 8601, as precise as `precision`: `2023`, `2023-11`, `2023-11-10`, or a
///     date-time with its offset where one is known
/// @param evidence the words it was read from
/// @param start of the evidence in the text, null when it stands elsewhere; likewise `end`
/// @param confidence 0…1
/// @param alternatives other candidates, each with the reason it was not taken
public record PublicationDate(
        String value,
        Precision precision,
        Basis basis,
        String evidence,
        @Nullable Integer start,
        @Nullable Integer end,
        double confidence,
        List<Alternative> alternatives) {

    public PublicationDate {
        filled(value, "published.value");
        present(precision, "published.precision");
        present(basis, "published.basis");
        present(evidence, "published.evidence");
        optionalSpan(start, end, "published");
        share(confidence, "published.confidence");
        alternatives = List.copyOf(present(alternatives, "published.alternatives"));
    }

    /// How much of a date is known.
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        MINUTE,
        SECOND
    }

    /// The kind of place a publication date is read from.
    public enum Basis {
        /// The source's own metadata.
        DECLARED,
        /// A machine-made prefix of the text.
        HEADER,
        /// A line such as `Updated at: 06.22.2024`.
        TIMESTAMP,
        DATELINE,
        URL,
        FILE_NAME,
        /// A sentence of the text.
        TEXT
    }

    /// A candidate that was not taken.
    ///
    /// @param rejected why, in words for a person
    public record Alternative(
            String value,
            Precision precision,
            Basis basis,
            String evidence,
            @Nullable Integer start,
            @Nullable Integer end,
            double confidence,
            String rejected) {

        public Alternative {
            filled(value, "published.alternatives.value");
            present(precision, "published.alternatives.precision");
            present(basis, "published.alternatives.basis");
            present(evidence, "published.alternatives.evidence");
            optionalSpan(start, end, "published.alternatives");
            share(confidence, "published.alternatives.confidence");
            filled(rejected, "published.alternatives.rejected");
        }
    }
}
