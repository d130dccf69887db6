package org.dateline.enrich.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.enrich.Articles.string;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.enrich.Articles;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.teststack.CommittedTopic;
import org.dateline.teststack.OwnBroker;
import org.dateline.teststack.SmallDisk;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A broker that dies on a full disk in the middle of work, dies again for as long as there is no
/// room, and is started once there is.
class FullBrokerDiskIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    /// Longer than a transaction may last: what was open is overdue when the broker starts again.
    private static final Duration WITHOUT_ROOM = Duration.ofSeconds(10);

    private static final int AMPLE_MEBIBYTES = 900;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {16, 21, 27, 34})
    void eachArticleIsEnrichedOnceWhenThereIsRoomAgain(int mebibytes) throws Exception {
        Path data = Files.createDirectory(folder.resolve("disk"));
        Optional<SmallDisk> small = SmallDisk.mount(data, mebibytes);
        assumeThat(small).as("a file system of its own needs the right to mount one").isPresent();
        try (SmallDisk disk = small.orElseThrow();
                OwnBroker broker = OwnBroker.start(data.resolve("kafka"), folder);
                var stage = new LoopStage(Map.of(), broker.bootstrapServers())) {
            CountDownLatch end = new CountDownLatch(1);
            Thread service = Thread.ofPlatform().daemon().start(() -> keepRunning(stage, end));
            Thread watch = Thread.ofPlatform().daemon().start(() -> endWhatHangs(stage, end));
            try {
                receiveUntilItDies(stage, broker);
                dieFor(WITHOUT_ROOM, broker);
                disk.resize(AMPLE_MEBIBYTES);
                broker.launchAgain();
                broker.awaitReady();

                await().atMost(LONG).until(() -> isEverythingEnriched(stage));
            } finally {
                end.countDown();
                service.join();
                watch.join();
            }
            List<String> received = ids(stage, stage.route.received());
            assertThat(received).containsAll(acknowledged);
            assertThat(ids(stage, stage.route.enriched()))
                    .containsExactlyInAnyOrderElementsOf(
                            received.stream().map(FullBrokerDiskIT::enriched).toList());
            assertThat(CommittedTopic.read(stage.bootstrapServers, stage.route.rejected()))
                    .isEmpty();
        }
    }

    private void receiveUntilItDies(LoopStage stage, OwnBroker broker) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", stage.bootstrapServers,
                                "max.block.ms", 5_000,
                                "request.timeout.ms", 3_000,
                                "delivery.timeout.ms", 5_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; broker.isAlive(); i++) {
                ArticleReceived article =
                        Articles.article("claim", i, ("Article number " + i + ". ").repeat(200));
                CloudEvent event = CloudEvent.received(article);
                var record =
                        new ProducerRecord<>(
                                stage.route.received(),
                                article.articleId().toString().getBytes(),
                                EventCodec.encode(article));
                event.headers().forEach(record.headers()::add);
                producer.send(
                        record,
                        (metadata, e) -> {
                            if (e == null) {
                                acknowledged.add(event.id());
                            }
                        });
                if (i % 100 == 99) {
                    producer.flush();
                }
            }
            producer.close(Duration.ZERO);
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /// As a supervisor would: starts it again each time that it has died.
    private static void dieFor(Duration time, OwnBroker broker) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (!broker.isAlive()) {
                broker.launchAgain();
            }
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }
    }

    /// As a supervisor would: starts the loop again when it ended.
    private static void keepRunning(LoopStage stage, CountDownLatch end) {
        try {
            LoopStage.Running loop = stage.start("a");
            while (!end.await(200, TimeUnit.MILLISECONDS)) {
                if (!loop.thread().isAlive()) {
                    loop = stage.start("a");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endWhatHangs(LoopStage stage, CountDownLatch end) {
        try (var transactions =
                new HangingTransactions(
                        stage.settings("watch").common(),
                        List.of(
                                stage.route.received(),
                                stage.route.enriched(),
                                stage.route.rejected()),
                        stage.name,
                        HangingTransactions.PATIENCE,
                        InstantSource.system())) {
            while (!end.await(1, TimeUnit.SECONDS)) {
                try {
                    transactions.look();
                } catch (KafkaException e) {
                    // away for now
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isEverythingEnriched(LoopStage stage) {
        Set<String> received = Set.copyOf(ids(stage, stage.route.received()));
        Set<String> enriched =
                stage.committed(stage.route.enriched(), received.size(), Duration.ZERO).stream()
                        .map(FullBrokerDiskIT::id)
                        .collect(Collectors.toSet());
        return received.stream().map(FullBrokerDiskIT::enriched).allMatch(enriched::contains);
    }

    /// The id of the event that a received one becomes.
    private static String enriched(String received) {
        return received + "/1";
    }

    private static List<String> ids(LoopStage stage, String topic) {
        return CommittedTopic.read(stage.bootstrapServers, topic).stream()
                .map(FullBrokerDiskIT::id)
                .toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return string(record.headers().lastHeader("ce_id").value());
    }
}
