package org.dateline.events;

import static org.dateline.events.Checks.present;

import java.time.Instant;
import java.util.Map;

/// How, and by what, an article was enriched.
///
/// @param version of enrichment as a whole; of two enrichments of one sighting the higher wins
/// @param extractors name of each extractor and its version
/// @param truncated whether entities stop before the end of the text, which was too long for the
///     budget
public record Enrichment(
        int version, Map<String, String> extractors, boolean truncated, Instant enrichedAt) {

    public Enrichment {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "enrichment.version is " + version + ", not 1 or more");
        }
        extractors = Map.copyOf(present(extractors, "enrichment.extractors"));
        present(enrichedAt, "enrichment.enrichedAt");
    }
}
