package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The CloudEvents 1.0 attributes of a record in the Kafka binding's binary mode: each is a header,
/// the event itself is the value.
///
/// @param id the same for every delivery of the same event
/// @param source URI reference of the producer, such as `/dateline/enrich`
/// @param type name and version, see the constants
public record CloudEvent(String id, String source, String type, Instant time) {

    public static final String RECEIVED = "org.dateline.article.received.v1";
    public static final String ENRICHED = "org.dateline.article.enriched.v1";
    public static final String STORED = "org.dateline.article.stored.v1";

    /// Of a tombstone, which has no value.
    public static final String ERASED = "org.dateline.article.erased.v1";

    /// Of a received article: the sighting.
    public static CloudEvent received(ArticleReceived article) {
        return new CloudEvent(
                article.sighting().toString(), "/dateline/ingest", RECEIVED, article.receivedAt());
    }

    /// Of an enriched article: the sighting and the version of enrichment, so that a redelivery can
    /// be told from a second sighting and from a better enrichment.
    public static CloudEvent enriched(ArticleEnriched article) {
        return new CloudEvent(
                article.article().sighting() + "/" + article.enrichment().version(),
                "/dateline/enrich",
                ENRICHED,
                article.enrichment().enrichedAt());
    }

    /// Of a stored article.
    ///
    /// @param id the `ce_id` of the enriched record that was stored
    public static CloudEvent stored(String id, ArticleStored article) {
        return new CloudEvent(id, "/dateline/store", STORED, article.storedAt());
    }

    /// Of an erased article: says on each topic that what stood there under its key is gone. What
    /// was received until then is meant.
    public static CloudEvent erased(UUID articleId, Instant at) {
        return new CloudEvent(articleId + "/" + at, "/dateline/store", ERASED, at);
    }

    /// Header names and values, in a fixed order.
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0".getBytes(UTF_8));
        headers.put("ce_id", id.getBytes(UTF_8));
        headers.put("ce_source", source.getBytes(UTF_8));
        headers.put("ce_type", type.getBytes(UTF_8));
        headers.put("ce_time", time.toString().getBytes(UTF_8));
        headers.put("content-type", "application/json".getBytes(UTF_8));
        return headers;
    }
}
