package org.dateline.events;

import static java.util.Collections.unmodifiableMap;
import static org.dateline.events.Checks.present;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// How, and by what, an article was enriched.
///
/// @param version of enrichment as a whole; of two enrichments of one sighting the higher wins
/// @param extractors name of each extractor and its version
/// @param truncated whether something that the text holds was left out: entities are looked for up
///     to a budget, and what was found may take [ArticleEnriched#MAX_FOUND_BYTES]
public record Enrichment(
        int version, Map<String, String> extractors, boolean truncated, Instant enrichedAt) {

    public Enrichment {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "enrichment.version is " + version + ", not 1 or more");
        }
        // sorted, so that equal records have equal JSON
        extractors =
                unmodifiableMap(
                        new TreeMap<>(Map.copyOf(present(extractors, "enrichment.extractors"))));
        present(enrichedAt, "enrichment.enrichedAt");
    }
}
