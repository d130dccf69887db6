package org.dateline.store.batch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.dateline.database.article.Article;
import org.dateline.database.article.Bounds;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.ReasonCode;

/// Reads delivered records.
public final class Reading {

    private Reading() {}

    public static Outcome of(Delivery delivery) {
        byte[] value = delivery.value();
        if (value == null) {
            return tombstone(delivery);
        }
        if (value.length > ArticleEnriched.MAX_BYTES) {
            return new Outcome.Refused(
                    ReasonCode.TOO_LARGE,
                    "the event is larger than " + ArticleEnriched.MAX_BYTES + " bytes");
        }
        if (delivery.ceType() != null && !delivery.ceType().equals(CloudEvent.ENRICHED)) {
            return new Outcome.Refused(
                    ReasonCode.UNKNOWN_EVENT_TYPE, "ce_type is not " + CloudEvent.ENRICHED);
        }
        try {
            ArticleEnriched event = EventCodec.decode(value, ArticleEnriched.class);
            return Article.Body.of(event.fingerprint())
                    .<Outcome>map(
                            body ->
                                    new Outcome.Readable(
                                            Article.of(delivery.ceId(), event, value, body)))
                    .orElseGet(
                            () ->
                                    new Outcome.Refused(
                                            ReasonCode.MALFORMED_EVENT,
                                            "fingerprint.sketch is not base64"));
        } catch (MalformedEventException e) {
            return new Outcome.Refused(ReasonCode.MALFORMED_EVENT, String.valueOf(e.getMessage()));
        }
    }

    /// Only a tombstone that says so means an erasure.
    private static Outcome tombstone(Delivery delivery) {
        String id = delivery.ceId();
        if (!CloudEvent.ERASED.equals(delivery.ceType()) || id == null) {
            return new Outcome.Tombstone();
        }
        try {
            int slash = id.indexOf('/');
            return new Outcome.Erased(
                    UUID.fromString(id.substring(0, Math.max(0, slash))),
                    Bounds.instant(Instant.parse(id.substring(slash + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Outcome.Tombstone();
        }
    }
}
