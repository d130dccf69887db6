package org.dateline.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.article;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dateline.store.postgres.TestDatabase;
import org.dateline.teststack.ReplicatedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A primary that is killed or falls silent, and a standby that takes its place.
class FailoverIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    private final String topic = "enriched-" + UUID.randomUUID();

    @BeforeEach
    void createTopic() {
        Broker.createTopic(topic, 2);
    }

    @Test
    void aFailoverInMidLoadLosesAndRepeatsNothing() {
        int many = 3_000;
        try (ReplicatedDatabase database = ReplicatedDatabase.start()) {
            database.replicateSynchronously();
            try (StoreProcess store = start(database)) {
                send(0, many);
                await().atMost(SOON).until(() -> Broker.committed(topic) > 0);
                database.killPrimary();
                long committed = Broker.committed(topic);
                assertThat(committed).isLessThan(many);
                send(many, many + 20);
                await().atMost(SOON).until(() -> store.health("ready") == 503);
                assertThat(store.health("live")).isEqualTo(200);

                database.promoteStandby();

                await().atMost(SOON).until(() -> Broker.committed(topic) == many + 20);
                await().atMost(SOON).until(() -> store.health("ready") == 200);
                assertThat(store.storeFailed()).isZero();
            }
            TestDatabase promoted = TestDatabase.standbyOf(database);
            assertThat(promoted.count("article")).isEqualTo(many + 20);
            assertThat(promoted.count("sighting")).isEqualTo(many + 20);
        }
    }

    /// A batch is in hand, which waits for an answer; the test has less patience than the service.
    @Test
    void aPrimaryThatFallsSilentIsGivenUp() {
        int many = 3_000;
        try (ReplicatedDatabase database = ReplicatedDatabase.start()) {
            database.replicateSynchronously();
            try (StoreProcess store =
                    start(
                            database,
                            Map.of(
                                    "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout",
                                    "10"))) {
                send(0, many);
                await().atMost(SOON).until(() -> Broker.committed(topic) > 0);
                database.silencePrimary();
                assertThat(Broker.committed(topic)).isLessThan(many);
                await().atMost(SOON).until(() -> store.health("ready") == 503);
                assertThat(store.health("live")).isEqualTo(200);
                database.promoteStandby();

                await().atMost(SOON).until(() -> Broker.committed(topic) == many);
                await().atMost(SOON).until(() -> store.health("ready") == 200);
                assertThat(store.storeFailed()).isZero();
            }
            TestDatabase promoted = TestDatabase.standbyOf(database);
            assertThat(promoted.count("article")).isEqualTo(many);
            assertThat(promoted.count("sighting")).isEqualTo(many);
        }
    }

    @Test
    void aReplayBringsAStandbyThatLaggedUpToDate() {
        try (ReplicatedDatabase database = ReplicatedDatabase.start();
                StoreProcess store = start(database)) {
            send(0, 10);
            await().atMost(SOON).until(() -> Broker.committed(topic) == 10);
            database.detachStandby();
            send(10, 20);
            await().atMost(SOON).until(() -> Broker.committed(topic) == 20);
            List<String> whole = TestDatabase.primaryOf(database).contents();

            database.killPrimary();
            await().atMost(SOON).until(() -> store.health("ready") == 503);
            database.promoteStandby();
            await().atMost(SOON).until(() -> store.health("ready") == 200);

            TestDatabase promoted = TestDatabase.standbyOf(database);
            assertThat(promoted.count("article")).isEqualTo(10);
            Instant had =
                    Instant.parse(
                            promoted.value(
                                    "select to_char(pg_last_xact_replay_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
            assertThat(store.replay(had)).isEqualTo(202);
            await().atMost(SOON).until(() -> store.replayed().contains("DONE"));
            assertThat(promoted.contents()).containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    private StoreProcess start(ReplicatedDatabase database) {
        return start(database, Map.of());
    }

    private StoreProcess start(ReplicatedDatabase database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.datasource.password", database.password());
        all.put("quarkus.flyway.password", database.password());
        all.put("mp.messaging.incoming.enriched.auto.commit.interval.ms", "50");
        return StoreProcess.start(topic, database.url(), all);
    }

    private void send(int from, int endExclusive) {
        Broker.send(
                IntStream.range(from, endExclusive)
                        .mapToObj(i -> article("https://" + topic + ".example/" + i).event())
                        .map(event -> Broker.enriched(topic, event))
                        .toList());
    }
}
