package org.dateline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Identities agree with vectors that were computed by another program.
class IdentityVectorsTest {

    private static final String TEXT = "Ports reopen.";

    static Stream<JsonNode> articleIds() {
        return Contract.json("identity-vectors.json").path("articleIds").valueStream();
    }

    static Stream<JsonNode> revisions() {
        return Contract.json("identity-vectors.json").path("revisions").valueStream();
    }

    static Stream<JsonNode> eventIds() {
        return Contract.json("identity-vectors.json").path("ceIds").valueStream();
    }

    @ParameterizedTest
    @MethodSource("articleIds")
    void articleIdIsTheOneOfTheVector(JsonNode vector) throws Exception {
        Declared declared = declared(vector);

        assertThat(
                        ArticleId.of(
                                vector.path("file").asText("a.txt"),
                                vector.path("entry").asText(null),
                                declared,
                                vector.path("text").asText()))
                .as(vector.path("case").asText())
                .hasToString(vector.path("articleId").asText());
        if (vector.path("kind").asText().equals("url")) {
            assertThat(ArticleUrl.of(declared.url()).map(ArticleUrl::normal))
                    .hasValue(vector.path("value").asText());
        } else {
            assertThat(ArticleUrl.of(declared.url())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void revisionIsTheOneOfTheVector(JsonNode vector) throws Exception {
        Declared declared = declared(vector);
        String text = vector.path("text").asText();

        assertThat(Revision.of(declared, text))
                .as(vector.path("case").asText())
                .isEqualTo(vector.path("revision").asText())
                .isEqualTo(Sha256.hex(vector.path("canonicalJson").asText()));
    }

    @ParameterizedTest
    @MethodSource("eventIds")
    void eventIdsAreThoseOfTheVector(JsonNode vector) {
        Source source =
                new Source(
                        vector.path("claim").asText(),
                        vector.path("record").asLong(),
                        "a.txt",
                        "text/plain",
                        null,
                        Sha256.hex(TEXT));
        ArticleEnriched enriched = EventCodecTest.ENRICHED;
        ArticleReceived received =
                ArticleReceived.of(enriched.article().receivedAt(), source, Declared.NOTHING, TEXT);
        Enrichment enrichment =
                new Enrichment(
                        vector.path("version").asInt(),
                        enriched.enrichment().extractors(),
                        false,
                        enriched.enrichment().enrichedAt());

        assertThat(CloudEvent.received(received).id()).isEqualTo(vector.path("received").asText());
        assertThat(
                        CloudEvent.enriched(
                                        new ArticleEnriched(
                                                received,
                                                null,
                                                Language.UNDETERMINED,
                                                List.of(
                                                        new Segment(
                                                                0,
                                                                TEXT.length(),
                                                                Segment.Role.BODY)),
                                                null,
                                                List.of(),
                                                List.of(),
                                                enriched.fingerprint(),
                                                enrichment))
                                .id())
                .isEqualTo(vector.path("enriched").asText());
    }

    private static Declared declared(JsonNode vector) throws MalformedEventException {
        return EventCodec.decode(
                vector.path("declared")
                        .toString()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Declared.class);
    }
}
