package org.dateline.gateway.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dateline.gateway.postgres.ArticleDocument.SeenIn;

/// The way of an article through Dateline.
public record Trace(UUID articleId, List<Way> sightings) {

    /// What became of one sighting.
    public record Way(String claim, long record, String file, String revision, List<Step> steps) {}

    /// One step, and when it was done.
    public record Step(Name step, Instant at) {}

    /// The steps, in their order.
    public enum Name {
        RECEIVED,
        ENRICHED,
        STORED
    }

    static Trace of(UUID article, List<SeenIn> sightings) {
        return new Trace(article, sightings.stream().map(Trace::way).toList());
    }

    private static Way way(SeenIn seen) {
        return new Way(
                seen.claim(),
                seen.record(),
                seen.file(),
                seen.revision(),
                List.of(
                        new Step(Name.RECEIVED, seen.receivedAt()),
                        new Step(Name.ENRICHED, seen.enrichedAt()),
                        new Step(Name.STORED, seen.storedAt())));
    }
}
