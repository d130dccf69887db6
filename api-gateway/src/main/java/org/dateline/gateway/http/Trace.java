package org.dateline.gateway.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dateline.events.Sighting;
import org.dateline.gateway.postgres.ArticleDocument.SeenIn;
import org.dateline.gateway.postgres.ClaimReceipt.Name;
import org.dateline.gateway.postgres.ClaimReceipt.Step;

/// The way of an article through Dateline.
public record Trace(UUID articleId, List<Way> sightings) {

    /// What became of one sighting. One that was rejected before it was stored has steps for that,
    /// too.
    public record Way(String claim, long record, String file, String revision, List<Step> steps) {}

    static Trace of(UUID article, List<SeenIn> sightings, Map<Sighting, List<Step>> rejections) {
        return new Trace(
                article,
                sightings.stream()
                        .map(
                                seen ->
                                        way(
                                                seen,
                                                rejections.getOrDefault(
                                                        new Sighting(seen.claim(), seen.record()),
                                                        List.of())))
                        .toList());
    }

    private static Way way(SeenIn seen, List<Step> rejections) {
        List<Step> steps =
                new ArrayList<>(
                        List.of(
                                Step.done(Name.RECEIVED, seen.receivedAt()),
                                Step.done(Name.ENRICHED, seen.enrichedAt()),
                                Step.done(Name.STORED, seen.storedAt())));
        steps.addAll(rejections);
        steps.sort(Comparator.comparing(Step::at));
        return new Way(seen.claim(), seen.record(), seen.file(), seen.revision(), steps);
    }
}
