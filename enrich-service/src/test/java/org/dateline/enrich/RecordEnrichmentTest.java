package org.dateline.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.dateline.events.Title;
import org.dateline.events.Topic;
import org.junit.jupiter.api.Test;

class RecordEnrichmentTest {

    private static final Clock CLOCK = Clock.fixed(Articles.NOW, ZoneOffset.UTC);
    private static final ArticleReceived ARTICLE =
            Articles.article("claim", 7, "Kim met Putin on Tuesday.");

    @Test
    void anArticleIsEnriched() throws Exception {
        Outcome outcome = outcome(Articles::enriched, received(EventCodec.encode(ARTICLE)));

        var enriched = (Outcome.Enriched) outcome;
        assertThat(enriched.key()).isEqualTo(ARTICLE.articleId().toString());
        assertThat(EventCodec.decode(enriched.value(), ArticleEnriched.class))
                .isEqualTo(Articles.enriched(ARTICLE));
        assertThat(Articles.string(enriched.headers().get("ce_id")))
                .isEqualTo("claim/7/" + Enricher.VERSION);
        assertThat(Articles.string(enriched.headers().get("ce_type")))
                .isEqualTo(CloudEvent.ENRICHED);
    }

    @Test
    void aRecordThatIsNoEventIsMalformed() {
        assertRejected(
                outcome(Articles::enriched, received("{\"articleId\":1".getBytes(UTF_8))),
                ReasonCode.MALFORMED_EVENT);
        assertRejected(
                outcome(Articles::enriched, received(new byte[] {0, (byte) 0xFF})),
                ReasonCode.MALFORMED_EVENT);
    }

    @Test
    void aTombstoneOfAnErasedArticleGoesOn() {
        assertThat(
                        outcome(
                                Articles::enriched,
                                new ReceivedRecord("t", 1, 2, CloudEvent.ERASED, true, null)))
                .isEqualTo(new Outcome.Erased());
        assertRejected(
                outcome(
                        Articles::enriched,
                        new ReceivedRecord("t", 1, 2, CloudEvent.ERASED, false, null)),
                ReasonCode.UNKNOWN_EVENT_TYPE);
    }

    @Test
    void anyOtherTombstoneIsMalformed() {
        assertRejected(
                outcome(
                        Articles::enriched,
                        new ReceivedRecord("t", 1, 2, CloudEvent.RECEIVED, true, null)),
                ReasonCode.MALFORMED_EVENT);
    }

    @Test
    void anotherEventTypeOrNoneIsUnknown() {
        for (String type : new String[] {"org.dateline.article.received.v2", "", null}) {
            assertRejected(
                    outcome(
                            Articles::enriched,
                            new ReceivedRecord("t", 1, 2, type, true, EventCodec.encode(ARTICLE))),
                    ReasonCode.UNKNOWN_EVENT_TYPE);
        }
    }

    @Test
    void aTextAboveTheLimitIsTooLargeAndOneAtTheLimitIsNot() {
        ArticleReceived atLimit =
                Articles.article("claim", 0, "ä".repeat(ArticleText.MAX_BYTES / 2));
        ArticleReceived above =
                Articles.article("claim", 0, "ä".repeat(ArticleText.MAX_BYTES / 2) + "a");

        assertThat(outcome(Articles::enriched, received(EventCodec.encode(atLimit))))
                .isInstanceOf(Outcome.Enriched.class);
        assertRejected(
                outcome(Articles::enriched, received(EventCodec.encode(above))),
                ReasonCode.TOO_LARGE);
    }

    @Test
    void aFailureOfTheEnricherRejectsTheArticleWithoutQuotingIt() {
        Rejection rejection =
                assertRejected(
                        outcome(
                                article -> {
                                    throw new IllegalStateException("secret " + article.text());
                                },
                                received(EventCodec.encode(ARTICLE))),
                        ReasonCode.ENRICHMENT_FAILED);

        assertThat(rejection.detail())
                .startsWith("IllegalStateException at " + getClass().getName())
                .doesNotContain("secret");
    }

    @Test
    void anArticleThatOverflowsTheStackIsRejected() {
        assertRejected(
                outcome(RecordEnrichmentTest::endless, received(EventCodec.encode(ARTICLE))),
                ReasonCode.ENRICHMENT_FAILED);
    }

    @Test
    void memoryThatIsUsedUpIsNoFaultOfTheArticle() {
        assertThatThrownBy(
                        () ->
                                outcome(
                                        article -> {
                                            throw new OutOfMemoryError();
                                        },
                                        received(EventCodec.encode(ARTICLE))))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void anEventLargerThanTheTopicTakesIsRefusedUnread() {
        byte[] large = new byte[Topic.RECEIVED.maxRecordBytes() + 1];

        assertRejected(outcome(Articles::enriched, received(large)), ReasonCode.TOO_LARGE);
        assertRejected(
                outcome(Articles::enriched, received(Arrays.copyOf(large, large.length - 1))),
                ReasonCode.MALFORMED_EVENT);
    }

    @Test
    void anEnrichedEventAboveTheTopicsLimitIsRejected() {
        Function<ArticleReceived, ArticleEnriched> huge =
                article -> titled(article, "x".repeat(16 << 20));

        assertRejected(
                outcome(huge, received(EventCodec.encode(ARTICLE))), ReasonCode.ENRICHMENT_FAILED);
    }

    @Test
    void anEnrichedEventThatHasNoJsonIsRejected() {
        assertRejected(
                outcome(
                        article -> titled(article, "half a pair: \ud83d"),
                        received(EventCodec.encode(ARTICLE))),
                ReasonCode.ENRICHMENT_FAILED);
    }

    @Test
    void aFaultOfTheProcessIsNoFaultOfTheRecord() {
        assertThatThrownBy(
                        () ->
                                outcome(
                                        article -> {
                                            throw new NoClassDefFoundError("Gone");
                                        },
                                        received(EventCodec.encode(ARTICLE))))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static ArticleEnriched endless(ArticleReceived article) {
        return endless(article);
    }

    private static ArticleEnriched titled(ArticleReceived article, String title) {
        ArticleEnriched plain = Articles.enriched(article);
        return new ArticleEnriched(
                article,
                new Title(title, Title.Basis.TEXT),
                plain.language(),
                plain.segments(),
                null,
                List.of(),
                List.of(),
                plain.fingerprint(),
                plain.enrichment());
    }

    private static Outcome outcome(
            Function<ArticleReceived, ArticleEnriched> enricher, ReceivedRecord received) {
        return new RecordEnrichment(enricher, CLOCK).outcome(received);
    }

    private static ReceivedRecord received(byte[] value) {
        return new ReceivedRecord("articles.received", 3, 42, CloudEvent.RECEIVED, true, value);
    }

    private static Rejection assertRejected(Outcome outcome, ReasonCode reason) {
        Rejection rejection =
                assertThat(outcome).asInstanceOf(type(Outcome.Rejected.class)).actual().rejection();
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.stage()).isEqualTo("enrich");
        assertThat(rejection.rejectedAt()).isEqualTo(Articles.NOW);
        return rejection;
    }
}
