package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.NOON;
import static org.dateline.store.Samples.article;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.CloudEvent;
import org.dateline.events.Topic;
import org.dateline.store.Samples;
import org.dateline.store.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ErasureIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String TOKEN = "a token of this test";
    private static final String[] ADMIN = {"Authorization", "Bearer " + TOKEN};

    private final String topic = "enriched-" + UUID.randomUUID();
    private final TestDatabase database = TestDatabase.withoutTables();
    private final Archive archive = new Archive();
    private final Samples erased = sample(3);
    private final UUID id = erased.event().article().articleId();

    @BeforeEach
    void createTopic() {
        Broker.createTopic(topic, 2);
    }

    @AfterEach
    void closeArchive() {
        archive.close();
    }

    @Test
    void anErasedArticleIsGoneFromRowsTopicsAndArchiveAndNoReplayBringsItBack() {
        try (StoreProcess store = started(Map.of())) {
            assertThat(status(store.erase(id))).isEqualTo(401);
            assertThat(status(store.erase(id, "Authorization", "Bearer other"))).isEqualTo(401);
            assertThat(status(store.erase(UUID.randomUUID(), ADMIN))).isEqualTo(404);
            assertThat(database.count("article")).isEqualTo(10);

            assertThat(status(store.erase(id, ADMIN))).isEqualTo(204);

            assertErased();
            assertThat(status(store.erase(id, ADMIN))).isEqualTo(204);
            assertThat(archive.requests())
                    .containsExactly(
                            "DELETE /archive/"
                                    + erased.claim()
                                    + "?records=0/"
                                    + id
                                    + " Bearer "
                                    + TOKEN);
            assertThat(store.replay(Instant.EPOCH, ADMIN)).isEqualTo(202);
            await().atMost(SOON).until(() -> store.replayed(ADMIN).contains("DONE"));
            assertErased();
            assertThat(store.log()).doesNotContain(TOKEN);
        }
    }

    @Test
    void withoutATokenNothingCanBeErased() {
        try (StoreProcess store = started(Map.of("dateline.admin-token", ""))) {
            assertThat(status(store.erase(id, "Authorization", "Bearer "))).isEqualTo(403);
            assertThat(database.count("article")).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before-erasure-commit", "after-erasure-commit", "after-tombstones"})
    void aCrashAnywhereIsMadeUpFor(String point) {
        try (StoreProcess store = started(Map.of("dateline.crash-at", point))) {
            assertThat(store.erase(id, ADMIN)).isEmpty();
            assertThat(store.awaitExit(SOON)).isEqualTo(137);
        }
        boolean committed = !point.startsWith("before");
        assertThat(database.count("article")).isEqualTo(committed ? 9 : 10);
        assertThat(archive.requests()).isEmpty();

        try (StoreProcess store = start(Map.of())) {
            await().atMost(SOON).until(() -> store.health("ready") == 200);
            if (!committed) {
                assertThat(status(store.erase(id, ADMIN))).isEqualTo(204);
            }
            await().atMost(SOON).until(() -> !archive.requests().isEmpty());
            await().atMost(SOON).until(() -> pending().isEmpty());
            assertErased();
            assertThat(store.replay(Instant.EPOCH, ADMIN)).isEqualTo(202);
            await().atMost(SOON).until(() -> store.replayed(ADMIN).contains("DONE"));
            assertErased();
        }
    }

    @Test
    void whileTheArchiveIsAwayTheErasureIsPendingAndIsFinishedLater() {
        archive.answerWith(503, "");
        try (StoreProcess store = started(Map.of("dateline.erasure.retry-every", "200ms"))) {
            HttpResponse<String> answer = store.erase(id, ADMIN).orElseThrow();

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains("\"pending\":[\"ARCHIVE\"]", id.toString());
            assertErased();
            await().atMost(SOON).until(() -> store.pendingErasures() == 1);

            archive.answerWith(204, "");
            await().atMost(SOON).until(() -> store.pendingErasures() == 0);
            assertThat(pending()).isEmpty();
        }
    }

    @Test
    void aFileThatIsKeptForOtherArticlesIsListed() {
        archive.answerWith(409, "{\"claim\":\"CLAIM\",\"path\":\"/archive/c/news.ndjson\"}");
        try (StoreProcess store = started(Map.of())) {
            HttpResponse<String> answer = store.erase(id, ADMIN).orElseThrow();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"kept\":[{\"claim\":\"", "news.ndjson");
            archive.answerWith(204, "");
            assertThat(status(store.erase(id, ADMIN))).isEqualTo(204);
        }
    }

    @Test
    void whatComesAfterItsErasureIsLeftOutAndTakenOffTheTopic() {
        try (StoreProcess store = started(Map.of())) {
            assertThat(status(store.erase(id, ADMIN))).isEqualTo(204);
            Samples again = erased.sighting("again-" + topic, Instant.now());

            Broker.send(List.of(Broker.enriched(topic, again.event())));

            var tombstones = tombstones(topic);
            assertThat(tombstones).hasSize(1);
            assertErased();
            await().atMost(SOON)
                    .until(
                            () ->
                                    archive.requests().stream()
                                            .anyMatch(one -> one.contains("again-" + topic)));
            assertThat(store.leftOut()).isEqualTo(1);
        }
    }

    /// As in a database that was restored from a backup.
    @Test
    void aTombstoneErasesWhereTheErasureIsNotKnown() {
        try (StoreProcess store = started(Map.of())) {
            CloudEvent event = CloudEvent.erased(id, Instant.now());
            var tombstone =
                    new ProducerRecord<byte[], byte[]>(topic, id.toString().getBytes(UTF_8), null);
            event.headers().forEach(tombstone.headers()::add);

            Broker.send(List.of(tombstone));

            await().atMost(SOON).until(() -> database.count("article") == 9);
            await().atMost(SOON).until(() -> !archive.requests().isEmpty());
            assertThat(store.health("ready")).isEqualTo(200);
        }
    }

    private void assertErased() {
        assertThat(database.count("article")).isEqualTo(9);
        assertThat(database.rows("select article_id from article")).doesNotContain(id.toString());
        for (Topic each : List.of(Topic.RECEIVED, Topic.STORED)) {
            assertThat(tombstones(each.name()))
                    .as(each.name())
                    .isNotEmpty()
                    .allSatisfy(
                            record ->
                                    assertThat(Broker.header(record, "ce_type"))
                                            .isEqualTo(CloudEvent.ERASED));
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> tombstones(String ofTopic) {
        return Broker.read(
                ofTopic,
                1,
                record ->
                        record.value() == null
                                && id.toString().equals(new String(record.key(), UTF_8)));
    }

    private List<String> pending() {
        return database.rows(
                """
                select article_id from erasure where not announced
                union all select article_id from erased_sighting where copy = 'PENDING'
                """);
    }

    private static int status(java.util.Optional<HttpResponse<String>> answer) {
        return answer.orElseThrow().statusCode();
    }

    private Samples sample(int number) {
        return article("https://" + topic + ".example/" + number)
                .sighting("claim-" + number + "-" + topic, NOON.plusSeconds(number));
    }

    /// Ten articles, all stored.
    private StoreProcess started(Map<String, String> settings) {
        List<ArticleEnriched> events =
                IntStream.range(0, 10).mapToObj(i -> sample(i).event()).toList();
        Broker.send(events.stream().map(event -> Broker.enriched(topic, event)).toList());
        StoreProcess store = start(settings);
        await().atMost(SOON).until(() -> Broker.committed(topic) == 10);
        return store;
    }

    private StoreProcess start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("dateline.admin-token", TOKEN);
        all.put("dateline.ingest-url", archive.url());
        all.putAll(settings);
        return StoreProcess.start(topic, database.url(), all);
    }
}
