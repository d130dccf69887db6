package org.dateline.store.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.store.Samples.article;

import java.time.Instant;
import java.util.UUID;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.ReasonCode;
import org.dateline.store.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final String JSON =
            new String(EventCodec.encode(article("https://a.example/1").event()), UTF_8);

    @Test
    void theEventIsKeptWithoutItsTextAndWithFieldsOfALaterRelease() {
        String later = JSON.replaceFirst("\\{", "{\"mood\":{\"text\":[1,2.50,\"\\\\u0000\"]},");

        String event = Samples.read(later).event();

        assertThat(event)
                .startsWith("{\"mood\":{\"text\":[1,2.50,\"\uFFFD\"]},\"articleId\":")
                .doesNotContain("Kim met Putin in Vladivostok");
    }

    @Test
    void numbersThatNoColumnHoldsAreLeftNull() {
        String later =
                JSON.replaceFirst(
                        "\\{", "{\"mood\":[1e999999,-1e-999999," + "9".repeat(900) + "],");

        assertThat(Samples.read(later).event())
                .startsWith("{\"mood\":[null,null," + "9".repeat(900) + "],");
    }

    @Test
    void aRecordWithoutCloudEventHeadersIsReadAndGetsTheIdItWouldHave() {
        Outcome outcome =
                Reading.of(
                        new Delivery(
                                new Place("articles.enriched", 0, 0),
                                null,
                                null,
                                JSON.getBytes(UTF_8)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Readable.class,
                        readable ->
                                assertThat(readable.article().eventId())
                                        .isEqualTo("claim-https://a.example/1/0/1"));
    }

    @Test
    void whatTheTopicDoesNotCarryIsRefused() {
        assertThat(Samples.outcome("[]"))
                .isEqualTo(
                        new Outcome.Refused(
                                ReasonCode.MALFORMED_EVENT, "not the expected JSON object"));
        assertThat(Samples.outcome(JSON.replaceFirst("(\"sketch\":\")[^\"]+", "$1***")))
                .isEqualTo(
                        new Outcome.Refused(
                                ReasonCode.MALFORMED_EVENT, "fingerprint.sketch is not base64"));
        assertThat(
                        Reading.of(
                                new Delivery(
                                        new Place("articles.enriched", 0, 0),
                                        CloudEvent.RECEIVED,
                                        null,
                                        JSON.getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(ReasonCode.UNKNOWN_EVENT_TYPE));
    }

    @Test
    void aNullValueIsATombstone() {
        assertThat(Reading.of(new Delivery(new Place("articles.enriched", 0, 0), null, null, null)))
                .isEqualTo(new Outcome.Tombstone());
    }

    @Test
    void onlyATombstoneThatSaysSoIsAnErasure() {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2025-09-05T12:00:00.123456Z");

        assertThat(tombstone(CloudEvent.ERASED, CloudEvent.erased(id, at).id()))
                .isEqualTo(new Outcome.Erased(id, at));
        for (String other : new String[] {null, "", "/", id.toString(), id + "/", "x/" + at}) {
            assertThat(tombstone(CloudEvent.ERASED, other)).isEqualTo(new Outcome.Tombstone());
        }
        assertThat(tombstone(CloudEvent.ENRICHED, CloudEvent.erased(id, at).id()))
                .isEqualTo(new Outcome.Tombstone());
    }

    private static Outcome tombstone(@Nullable String type, @Nullable String id) {
        return Reading.of(new Delivery(new Place("articles.enriched", 0, 0), type, id, null));
    }
}
