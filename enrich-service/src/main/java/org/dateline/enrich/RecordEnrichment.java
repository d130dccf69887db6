package org.dateline.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;

/// Turns one received record into its [Outcome]. Thread-safe if its enricher is.
///
/// Whatever is wrong with a record or its article ends in a rejection of that record. What is
/// wrong with this process, such as a class that is not there or memory that is used up, is thrown.
public final class RecordEnrichment {

    /// What a record takes on its topic beside key, headers and value is less than this.
    private static final int FRAMING_BYTES = 1_024;

    private final Function<ArticleReceived, ArticleEnriched> enricher;
    private final Clock clock;

    public RecordEnrichment(Function<ArticleReceived, ArticleEnriched> enricher, Clock clock) {
        this.enricher = enricher;
        this.clock = clock;
    }

    public Outcome outcome(ReceivedRecord received) {
        if (CloudEvent.ERASED.equals(received.eventType())
                && received.value() == null
                && received.hasKey()) {
            return new Outcome.Erased();
        }
        if (!CloudEvent.RECEIVED.equals(received.eventType())) {
            return rejected(
                    received,
                    ReasonCode.UNKNOWN_EVENT_TYPE,
                    received.eventType() == null
                            ? "the record has no ce_type"
                            : "the record's ce_type is not " + CloudEvent.RECEIVED);
        }
        if (received.value() == null) {
            return rejected(received, ReasonCode.MALFORMED_EVENT, "the record has no value");
        }
        if (received.value().length > Topic.RECEIVED.maxRecordBytes()) {
            return rejected(
                    received,
                    ReasonCode.TOO_LARGE,
                    "the event is larger than " + Topic.RECEIVED.maxRecordBytes() + " bytes");
        }
        ArticleReceived article;
        try {
            article = EventCodec.decode(received.value(), ArticleReceived.class);
        } catch (MalformedEventException e) {
            return rejected(received, ReasonCode.MALFORMED_EVENT, String.valueOf(e.getMessage()));
        }
        if (article.text().getBytes(UTF_8).length > ArticleText.MAX_BYTES) {
            return rejected(received, ReasonCode.TOO_LARGE, ReasonCode.TOO_LARGE.meaning());
        }
        return enriched(received, article);
    }

    /// The rejection of a record whose enriched form the topic does not take.
    public Outcome tooLarge(ReceivedRecord received) {
        return rejected(
                received,
                ReasonCode.ENRICHMENT_FAILED,
                "the enriched event exceeds the record limit of " + Topic.ENRICHED.name());
    }

    /// The rejection of a record that ends every process which works on it.
    public Outcome processDied(ReceivedRecord received) {
        return rejected(
                received,
                ReasonCode.PROCESS_DIED,
                "enrich-service died each time it had this record in hand");
    }

    private Outcome enriched(ReceivedRecord received, ArticleReceived article) {
        ArticleEnriched enriched;
        byte[] value;
        try {
            enriched = enricher.apply(article);
            value = EventCodec.encode(enriched);
        } catch (UncheckedIOException e) {
            return rejected(
                    received,
                    ReasonCode.ENRICHMENT_FAILED,
                    "the enriched event can't be written as JSON");
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return failed(received, e);
        }
        String key = enriched.article().articleId().toString();
        Map<String, byte[]> headers = CloudEvent.enriched(enriched).headers();
        return recordBytes(key, headers, value) > Topic.ENRICHED.maxRecordBytes()
                ? tooLarge(received)
                : new Outcome.Enriched(key, headers, value);
    }

    private static long recordBytes(String key, Map<String, byte[]> headers, byte[] value) {
        long bytes = FRAMING_BYTES + key.length() + (long) value.length;
        for (var header : headers.entrySet()) {
            bytes += header.getKey().length() + header.getValue().length;
        }
        return bytes;
    }

    /// Names the place of the fault and not its message, which may quote the article.
    private Outcome failed(ReceivedRecord received, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return rejected(
                received, ReasonCode.ENRICHMENT_FAILED, fault.getClass().getSimpleName() + place);
    }

    private Outcome rejected(ReceivedRecord received, ReasonCode reason, String detail) {
        return new Outcome.Rejected(
                new Rejection(
                        reason,
                        "enrich",
                        detail,
                        received.topic(),
                        received.partition(),
                        received.offset(),
                        clock.instant()));
    }
}
