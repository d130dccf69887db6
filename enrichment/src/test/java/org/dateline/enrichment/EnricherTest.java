package org.dateline.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.DateMention;
import org.dateline.events.Declared;
import org.dateline.events.Entity;
import org.dateline.events.EventCodec;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.dateline.events.Title;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnricherTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Enricher ENRICHER = Enricher.load(Clock.fixed(NOW, ZoneOffset.UTC));

    /// Cold code on a slow core; warm, it is a fraction.
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final String STORY =
            """
            Eastmere Bridge Opens After Four Years

            LONDON, June 4 (Reuters) – The new bridge over the Thames was opened by Mayor Anna Brown
            on 4 June 2024, four years later than the city had promised to its residents.
            """;

    @Test
    void everythingIsFoundInOneCall() {
        ArticleEnriched enriched = ENRICHER.enrich(article(Declared.NOTHING, STORY));

        assertThat(enriched.title())
                .isEqualTo(new Title("Eastmere Bridge Opens After Four Years", Title.Basis.TEXT));
        assertThat(enriched.language().tag()).isEqualTo("en");
        assertThat(enriched.dates()).anyMatch(date -> date.value().equals("2024-06-04"));
        assertThat(enriched.entities()).extracting(Entity::name).contains("Anna Brown");
        assertThat(enriched.fingerprint().shingles()).isPositive();
        assertThat(enriched.enrichment().version()).isEqualTo(Enricher.VERSION);
        assertThat(enriched.enrichment().enrichedAt()).isEqualTo(NOW);
    }

    @Test
    void sameArticleGivesTheSameEvent() {
        ArticleReceived article = article(Declared.NOTHING, STORY);

        assertThat(EventCodec.encode(ENRICHER.enrich(article)))
                .isEqualTo(EventCodec.encode(ENRICHER.enrich(article)));
    }

    @Test
    void declaredTitleComesFirst() {
        Declared declared =
                new Declared(null, null, "  Bridge\n opens ", List.of(), null, null, null);

        assertThat(ENRICHER.enrich(article(declared, STORY)).title())
                .isEqualTo(new Title("Bridge opens", Title.Basis.DECLARED));
    }

    @Test
    void otherLanguagesAreNotReadByEnglishRules() {
        ArticleEnriched enriched =
                ENRICHER.enrich(
                        article(
                                Declared.NOTHING,
                                "Am Montag eröffnete Bürgermeisterin Anna Braun in Hamburg die neue"
                                        + " Brücke, vier Jahre später als geplant. Im May Center sang"
                                        + " ein Chor."));

        assertThat(enriched.language().tag()).isEqualTo("de");
        assertThat(enriched.dates()).extracting(DateMention::text).containsExactly("Montag");
        assertThat(enriched.fingerprint().shingles()).isPositive();
        assertThat(enriched.entities()).isEmpty();
    }

    @Test
    void datelineOfAFrenchArticleDatesIt() {
        ArticleEnriched enriched =
                ENRICHER.enrich(
                        article(
                                Declared.NOTHING,
                                "PARIS, 10 octobre 2023 – Le maire a inauguré hier le nouveau pont"
                                        + " sur la Seine, après des années de retard."));

        assertThat(enriched.published()).isNotNull();
        assertThat(enriched.published().value()).isEqualTo("2023-10-10");
        assertThat(enriched.dates())
                .extracting(DateMention::value)
                .containsExactly("2023-10-10", "2023-10-09");
    }

    @Test
    void datesOfAGermanArticleAreReadAsGermanPapersWriteThem() {
        ArticleEnriched enriched =
                ENRICHER.enrich(
                        article(
                                Declared.NOTHING,
                                "Die Regierung hat am Dienstag, dem 14. Mai 2024, ein Gesetz"
                                        + " beschlossen. Es gilt seit dem 1. Januar 2023 in allen"
                                        + " Ländern."));

        assertThat(enriched.dates())
                .extracting(DateMention::value)
                .containsExactly("2024-05-14", "2023-01-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The prize went to August Wilton and June Carver, the jury in Boston said.",
                "On stage, April Simmons thanked the crew of the theatre in Chicago."
            })
    void aMonthThatAPersonsNameBeginsWithIsNoDate(String text) {
        ArticleEnriched enriched = ENRICHER.enrich(article(Declared.NOTHING, text));

        assertThat(enriched.entities()).anyMatch(entity -> entity.type() == Entity.Type.PERSON);
        assertThat(enriched.dates()).isEmpty();
    }

    @Test
    void aMonthBesideAPersonsNameIsADate() {
        ArticleEnriched enriched =
                ENRICHER.enrich(
                        article(
                                Declared.NOTHING,
                                "In June 2021 Anna Brown moved to London, and in August 2022 back."));

        assertThat(enriched.dates())
                .extracting(DateMention::value)
                .containsExactly("2021-06", "2022-08");
    }

    @Test
    void emptyTextIsEnrichedToo() {
        ArticleEnriched enriched = ENRICHER.enrich(article(Declared.NOTHING, ""));

        assertThat(enriched.segments()).isEmpty();
        assertThat(enriched.title()).isNull();
        assertThat(enriched.language().tag()).isEqualTo("und");
    }

    @Test
    void largestTextEndsInTimeAndSaysWhatWasLeftOut() {
        String text = "The mayor of London met Anna Brown on Monday in the new town hall. ";
        String largest = text.repeat((1 << 20) / text.length());

        long start = cpuTime();
        ArticleEnriched enriched = ENRICHER.enrich(article(Declared.NOTHING, largest));

        assertThat(Duration.ofNanos(cpuTime() - start)).isLessThan(LONGEST);
        assertThat(enriched.enrichment().truncated()).isTrue();
    }

    /// Of this thread, so that other processes do not count.
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static ArticleReceived article(Declared declared, String text) {
        Source source = new Source("claim", 0, "a.txt", "text/plain", "UTF-8", Sha256.hex(text));
        return ArticleReceived.of(NOW, source, declared, text);
    }
}
