package org.dateline.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.article;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.events.ArticleEnriched;
import org.dateline.store.postgres.TestDatabase;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database or a broker that is away, and an end that is asked for: nothing is lost or rejected.
class StoreFaultIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    private final String topic = "enriched-" + UUID.randomUUID();
    private final TestDatabase database = TestDatabase.withoutTables();

    @BeforeEach
    void createTopic() {
        Broker.createTopic(topic, 2);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsLostRejectedOrCommitted() throws Exception {
        try (Cable cable = Cable.to(database.url());
                StoreProcess store =
                        StoreProcess.start(topic, cable.through(database.url()), Map.of())) {
            Broker.send(records(events(5)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 5);

            cable.cut();
            Broker.send(records(events(25).subList(5, 25)));
            await().atMost(SOON).until(() -> store.health("ready") == 503);
            assertThat(store.health("live")).isEqualTo(200);
            assertThat(Broker.committed(topic)).isEqualTo(5);

            cable.mend();
            await().atMost(SOON).until(() -> Broker.committed(topic) == 25);
            await().atMost(SOON).until(() -> store.health("ready") == 200);
            assertThat(database.count("article")).isEqualTo(25);
            assertThat(store.storeFailed()).isZero();

            cable.cut();
            Broker.send(records(events(30).subList(25, 30)));
            await().atMost(SOON).until(() -> store.health("ready") == 503);
            store.terminate();
            assertThat(store.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            assertThat(Broker.committed(topic)).isEqualTo(25);
        }
    }

    @Test
    void aDatabaseThatIsAwayAtTheStartIsWaitedFor() throws Exception {
        try (Cable cable = Cable.to(database.url())) {
            cable.cut();
            Broker.send(records(events(5)));
            try (StoreProcess store =
                    StoreProcess.start(topic, cable.through(database.url()), Map.of())) {
                await().atMost(SOON).until(() -> store.log().contains("database unavailable"));
                await().atMost(SOON).until(() -> store.health("ready") == 503);
                assertThat(store.health("live")).isEqualTo(200);
                assertThat(Broker.committed(topic)).isZero();

                cable.mend();
                await().atMost(SOON).until(() -> Broker.committed(topic) == 5);
                await().atMost(SOON).until(() -> store.health("ready") == 200);
                assertThat(database.count("article")).isEqualTo(5);
            }
        }
    }

    @Test
    void aBrokerThatAnswersNothingIsNoticedWithoutABatchInHand() {
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records(events(5)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 5);
            await().atMost(SOON).until(() -> store.health("ready") == 200);

            try (var _ = TestStack.start().silenceBroker()) {
                await().atMost(SOON).until(() -> store.health("ready") == 503);
                assertThat(store.health("live")).isEqualTo(200);
            }

            Broker.send(records(events(10).subList(5, 10)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 10);
            await().atMost(SOON).until(() -> store.health("ready") == 200);
            assertThat(database.count("article")).isEqualTo(10);
        }
    }

    @Test
    void anEndWhileTheBrokerIsSilentComesInTimeAndLosesNothing() {
        int many = 1_000;
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records(events(many)));
            await().atMost(SOON).until(() -> store.stored() > 0);
            try (var _ = TestStack.start().silenceBroker()) {
                store.terminate();
                assertThat(store.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            }
        }
        try (StoreProcess _ = start(Map.of())) {
            await().atMost(SOON).until(() -> Broker.committed(topic) == many);
        }
        assertThat(database.count("sighting")).isEqualTo(many);
    }

    /// A connection keeps the answer to whether it may write from when it was made, as one to a
    /// server that was demoted does.
    @Test
    void connectionsToADatabaseThatTurnedReadOnlyAreReplaced() {
        String name = database.value("select current_database()");
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records(events(5)));
            await().atMost(SOON).until(() -> Broker.committed(topic) == 5);

            database.execute("alter database " + name + " set default_transaction_read_only = on");
            database.disconnectOthers();
            Broker.send(records(events(25).subList(5, 25)));
            await().atMost(SOON).until(() -> store.health("ready") == 503);
            assertThat(store.health("live")).isEqualTo(200);
            assertThat(Broker.committed(topic)).isEqualTo(5);

            database.allowWriting();
            await().atMost(SOON).until(() -> Broker.committed(topic) == 25);
            await().atMost(SOON).until(() -> store.health("ready") == 200);
            assertThat(database.count("article")).isEqualTo(25);
            assertThat(store.storeFailed()).isZero();
        }
    }

    @Test
    void anEndInMidLoadLosesNothing() {
        int many = 3_000;
        try (StoreProcess store = start(Map.of())) {
            Broker.send(records(events(many)));
            await().atMost(SOON).until(() -> store.stored() > 0);
            assertThat(store.stored()).isLessThan(many);

            store.terminate();

            assertThat(store.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
        }
        assertThat(Broker.committed(topic)).isLessThanOrEqualTo(database.count("article"));
        assertThat(database.count("article")).isLessThan(many);

        try (StoreProcess store = start(Map.of())) {
            await().atMost(SOON).until(() -> Broker.committed(topic) == many);
            assertThat(store.storeFailed()).isZero();
        }
        assertThat(database.count("article")).isEqualTo(many);
        assertThat(database.count("sighting")).isEqualTo(many);
    }

    private StoreProcess start(Map<String, String> settings) {
        return StoreProcess.start(topic, database.url(), settings);
    }

    private List<ArticleEnriched> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> article("https://" + topic + ".example/" + i).event())
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<ArticleEnriched> events) {
        return events.stream().map(event -> Broker.enriched(topic, event)).toList();
    }
}
