package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.enrich.Articles.string;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
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
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.enrich.Articles;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.teststack.OwnBroker;
import org.dateline.teststack.SmallDisk;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A broker that dies on a full disk in the middle of work, dies again for as long as there is no
/// room, and is started once there is.
@Execution(ExecutionMode.CONCURRENT)
class FullBrokerDiskIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    /// Longer than a transaction may last: what was open is overdue when the broker starts again.
    private static final Duration WITHOUT_ROOM = Duration.ofSeconds(10);

    private static final int AMPLE_MEBIBYTES = 900;

    /// Articles in a transaction.
    private static final int TOGETHER = 50;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {16, 27})
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
            assertThat(committed(stage, stage.route.rejected())).isEmpty();
        }
    }

    /// Publishes as ingest-service does: what is not committed is not there.
    private void receiveUntilItDies(LoopStage stage, OwnBroker broker) {
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", stage.bootstrapServers,
                                "transactional.id", stage.name + "-received",
                                "max.block.ms", 5_000,
                                "request.timeout.ms", 3_000,
                                "delivery.timeout.ms", 5_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        try {
            producer.initTransactions();
            for (int from = 0; broker.isAlive(); from += TOGETHER) {
                producer.beginTransaction();
                Set<String> sent = new HashSet<>();
                for (int i = from; i < from + TOGETHER; i++) {
                    sent.add(receive(i, stage, producer));
                }
                producer.commitTransaction();
                acknowledged.addAll(sent);
            }
        } catch (KafkaException e) {
            await().atMost(LONG).until(() -> !broker.isAlive());
        } finally {
            // an end in good order would wait for the broker
            producer.close(Duration.ZERO);
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /// @return the id of the event
    private static String receive(
            int number, LoopStage stage, KafkaProducer<byte[], byte[]> producer) {
        ArticleReceived article =
                Articles.article("claim", number, ("Article number " + number + ". ").repeat(200));
        CloudEvent event = CloudEvent.received(article);
        var record =
                new ProducerRecord<>(
                        stage.route.received(),
                        article.articleId().toString().getBytes(UTF_8),
                        EventCodec.encode(article));
        event.headers().forEach(record.headers()::add);
        producer.send(record);
        return event.id();
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
        return received + "/" + Enricher.VERSION;
    }

    private static List<String> ids(LoopStage stage, String topic) {
        return committed(stage, topic).stream().map(FullBrokerDiskIT::id).toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(LoopStage stage, String topic) {
        return TopicReader.ofBytes(
                        ClientSettings.reader(Map.of("bootstrap.servers", stage.bootstrapServers)),
                        LONG)
                .allCommitted(topic);
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return string(record.headers().lastHeader("ce_id").value());
    }
}
