package org.dateline.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.article;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dateline.store.postgres.TestDatabase;
import org.dateline.teststack.OwnBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A broker that lost the end of what was stored, and got other articles at the same offsets.
@Execution(ExecutionMode.CONCURRENT)
class CutOffLogIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    private static final int STORED = 30;
    private static final int LEFT = 10;

    private final String topic = "enriched-" + UUID.randomUUID();
    private final TestDatabase database = TestDatabase.withoutTables();
    private @TempDir Path folder;

    /// The log ends before the committed offset again, at it, or beyond it.
    @ParameterizedTest
    @ValueSource(ints = {5, 20, 45})
    void articlesThatCameWhileTheServiceWasDownAreStored(int others) {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder)) {
            Broker.createTopic(topic, 1, configuration(broker));
            try (StoreProcess _ = start(broker)) {
                store(broker, STORED);
            }

            loseTheEnd(broker);
            send(broker, "other", others);

            try (StoreProcess _ = start(broker)) {
                awaitStored(broker, others);
            }
        }
    }

    @Test
    void articlesThatComeWhileTheServiceRunsAreStored() {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder)) {
            Broker.createTopic(topic, 1, configuration(broker));
            try (StoreProcess _ = start(broker)) {
                store(broker, STORED);

                loseTheEnd(broker);
                send(broker, "other", 45);

                awaitStored(broker, 45);
            }
        }
    }

    private void awaitStored(OwnBroker broker, int others) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(database.count("sighting")).isEqualTo(STORED + others));
        await().atMost(SOON)
                .until(() -> Broker.committed(topic, configuration(broker)) == LEFT + others);
    }

    private StoreProcess start(OwnBroker broker) {
        return StoreProcess.start(
                topic,
                database.url(),
                Map.of("kafka.bootstrap.servers", broker.bootstrapServers()));
    }

    private void store(OwnBroker broker, int count) {
        send(broker, "lost", count);
        await().atMost(SOON).until(() -> Broker.committed(topic, configuration(broker)) == count);
    }

    private void loseTheEnd(OwnBroker broker) {
        broker.kill();
        broker.cutOff(topic, 0, LEFT);
        broker.launchAgain();
        broker.awaitReady();
    }

    /// Each in a batch of its own.
    private void send(OwnBroker broker, String what, int count) {
        Map<String, Object> unbatched = new HashMap<>(configuration(broker));
        unbatched.put("batch.size", 0);
        Broker.send(
                IntStream.range(0, count)
                        .mapToObj(i -> article("https://" + what + ".example/" + i).event())
                        .map(event -> Broker.enriched(topic, event))
                        .toList(),
                unbatched);
    }

    private static Map<String, Object> configuration(OwnBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
