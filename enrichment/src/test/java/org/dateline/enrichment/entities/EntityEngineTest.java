package org.dateline.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.Entity;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityEngineTest {

    /// A second on warm code and a free core.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String STORY =
            """
            LIMA, Oct 2 (Reuters) - Governor Maria Delgado met Angela Merkel in Berlin on Monday.
            Delgado works for the World Health Organization, said Seoul's Kim Yong-nam.
            """;

    @ParameterizedTest
    @EnumSource
    void everyEngineFindsNamesAndLinksSurnames(EntityEngine engine) {
        assertThat(find(engine, STORY))
                .extracting(Entity::id)
                .contains(
                        "location:lima",
                        "organization:reuters",
                        "person:maria-delgado",
                        "person:angela-merkel",
                        "location:berlin",
                        "organization:world-health-organization")
                .doesNotContain("person:delgado");
    }

    @Test
    void enginesAreToldApartInEvents() {
        assertThat(EntityEngine.DATELINE.extractor().version()).startsWith("dateline-entities-1/");
        assertThat(EntityEngine.CORENLP.extractor().version()).startsWith("corenlp-");
    }

    @Test
    void anArticleIsEnrichedWithTheEngineThatIsAskedFor() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
        Enricher enricher = Enricher.load(clock, EntityEngine.DATELINE);

        ArticleEnriched enriched = enricher.enrich(article(clock.instant()));

        assertThat(enriched.entities()).extracting(Entity::name).contains("Angela Merkel");
        assertThat(enriched.enrichment().extractors())
                .containsEntry("entities", EntityEngine.DATELINE.extractor().version());
    }

    /// What costs a multiple for each doubling would take minutes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ab",
                "Ab ",
                "Ab-",
                "<a",
                "A.",
                "a@B.",
                "'S ",
                "Ab\n",
                "É",
                "\uD83D\uDE00",
                "Ab, Cd and "
            })
    void timeGrowsWithTheTextAlone(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());

        assertTimeout(LONGEST, () -> find(EntityEngine.DATELINE, text));
    }

    private static List<Entity> find(EntityEngine engine, String text) {
        List<Segment> body = List.of(new Segment(0, text.length(), Segment.Role.BODY));
        return engine.extractor().extract(text, body, EntityExtractor.TOKEN_BUDGET).entities();
    }

    private static ArticleReceived article(Instant now) {
        Source source = new Source("claim", 0, "a.txt", "text/plain", "UTF-8", Sha256.hex(STORY));
        return ArticleReceived.of(now, source, Declared.NOTHING, STORY);
    }
}
