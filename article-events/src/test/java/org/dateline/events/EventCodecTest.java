package org.dateline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    static final String TEXT = "Kim met Putin on Tuesday.";

    static final ArticleReceived RECEIVED =
            ArticleReceived.of(
                    Instant.parse("2025-09-05T10:00:00Z"),
                    new Source(
                            "0198f0a2-claim",
                            0,
                            "a/b.txt",
                            "text/plain",
                            "UTF-8",
                            Sha256.hex(TEXT)),
                    Declared.NOTHING,
                    TEXT);

    static final ArticleEnriched ENRICHED =
            new ArticleEnriched(
                    RECEIVED,
                    new Title("Kim met Putin", Title.Basis.TEXT),
                    new Language("en", 0.98),
                    List.of(new Segment(0, TEXT.length(), Segment.Role.BODY)),
                    null,
                    List.of(
                            new DateMention(
                                    17,
                                    24,
                                    "Tuesday",
                                    DateMention.Type.DATE,
                                    "XXXX-WXX-2",
                                    null,
                                    null,
                                    null,
                                    "weekday")),
                    List.of(
                            new Entity(
                                    "person:kim",
                                    "Kim",
                                    Entity.Type.PERSON,
                                    null,
                                    0.5,
                                    List.of(new Entity.Mention(0, 3, "Kim")))),
                    new Fingerprint("test-1", Sha256.hex("x"), "", 1),
                    new Enrichment(
                            1, Map.of("dates", "1"), false, Instant.parse("2025-09-05T10:00:01Z")));

    @Test
    void receivedArticleSurvivesTheRoundTrip() throws MalformedEventException {
        assertThat(EventCodec.decode(EventCodec.encode(RECEIVED), ArticleReceived.class))
                .isEqualTo(RECEIVED);
    }

    @Test
    void enrichedArticleSurvivesTheRoundTripWithTheReceivedFieldsBesideTheOthers()
            throws MalformedEventException {
        byte[] json = EventCodec.encode(ENRICHED);

        assertThat(new String(json, UTF_8))
                .startsWith("{\"articleId\":\"")
                .contains("\"text\":\"Kim met Putin on Tuesday.\",\"title\":{");
        assertThat(EventCodec.decode(json, ArticleEnriched.class)).isEqualTo(ENRICHED);
    }

    @Test
    void fieldsOfALaterReleaseArePassedOver() throws MalformedEventException {
        String json = new String(EventCodec.encode(RECEIVED), UTF_8);
        String later = json.replaceFirst("\\{", "{\"mood\":{\"value\":[1,2]},");

        assertThat(EventCodec.decode(later.getBytes(UTF_8), ArticleReceived.class))
                .isEqualTo(RECEIVED);
    }

    @Test
    void aMissingFieldIsNamed() {
        String json = new String(EventCodec.encode(RECEIVED), UTF_8);
        String broken = json.replaceFirst("\"revision\":\"[0-9a-f]+\",", "");

        assertThatThrownBy(() -> EventCodec.decode(broken.getBytes(UTF_8), ArticleReceived.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("revision");
    }

    @Test
    void whatIsNotJsonIsReportedWithItsPlaceAndWithoutItsContents() {
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        "{\"a\": secret".getBytes(UTF_8), ArticleReceived.class))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("byte")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> EventCodec.decode("null".getBytes(UTF_8), ArticleReceived.class))
                .isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> EventCodec.decode(new byte[0], ArticleReceived.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void aLoneSurrogateIsNeverWritten() {
        for (String title : new String[] {"half \ud83d", "\udea2 half", "\ud83d in between"}) {
            assertThatThrownBy(() -> EventCodec.encode(new Title(title, Title.Basis.TEXT)))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThat(
                        new String(
                                EventCodec.encode(new Title("\ud83d\udea2", Title.Basis.TEXT)),
                                UTF_8))
                .isEqualTo("{\"text\":\"\ud83d\udea2\",\"basis\":\"TEXT\"}");
    }
}
