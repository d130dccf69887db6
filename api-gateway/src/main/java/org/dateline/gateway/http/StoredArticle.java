package org.dateline.gateway.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dateline.events.ArticleEnriched;
import org.dateline.gateway.postgres.ArticleDocument;
import org.jspecify.annotations.Nullable;

/// An article as it was enriched and stored; only described here, since the stored event is passed
/// through as it is.
///
/// @param duplicates how many more articles are in its cluster of copies
/// @param cut lists of which only the beginning is given; left out where all are complete
public record StoredArticle(
        UUID id,
        @JsonUnwrapped ArticleEnriched enriched,
        Instant storedAt,
        UUID clusterId,
        int duplicates,
        List<ArticleDocument.Copy> copyOf,
        List<ArticleDocument.SeenIn> sightings,
        @Nullable List<String> cut) {}
