package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.enrich.Articles.string;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.enrich.Articles;
import org.dateline.enrich.RecordEnrichment;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@Tag("containers")
class EnrichLoopIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    static Stream<Map<String, Object>> protocols() {
        return Stream.of(
                Map.of("partition.assignment.strategy", CooperativeStickyAssignor.class.getName()),
                Map.of("partition.assignment.strategy", RangeAssignor.class.getName()),
                Map.of("group.protocol", "consumer"));
    }

    @Test
    void everyReceivedArticleIsEnrichedOnceUnderItsOwnKey() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 500);
            LoopStage.Running loop = stage.start("a");

            stage.assertEachEnrichedOnce(500);

            for (var record : stage.committed(stage.route.enriched(), 500, Duration.ZERO)) {
                ArticleEnriched article = EventCodec.decode(record.value(), ArticleEnriched.class);
                assertThat(string(record.key()))
                        .isEqualTo(article.article().articleId().toString());
            }
            assertThat(stage.committed(stage.route.rejected(), 0, Duration.ofMillis(300)))
                    .isEmpty();
            await().atMost(LONG).until(() -> loop.state().ready() && loop.state().live());
            assertThat(loop.meters().counter("dateline.articles.enriched").count()).isEqualTo(500);
        }
    }

    @Test
    void aLoopJoinsItsGroupWhileTheModelsAreLoadedAndTakesNothingBefore() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 10);
            var enrichment = new CompletableFuture<RecordEnrichment>();
            LoopStage.Running loop = stage.start("a", enrichment, Step.UNOBSERVED);
            await().atMost(LONG).until(() -> stage.members().size() == 1);
            assertThat(stage.committed(stage.route.enriched(), 0, Duration.ofSeconds(1))).isEmpty();
            assertThat(stage.notes()).isEmpty();
            assertThat(loop.state().ready()).isFalse();

            enrichment.complete(new RecordEnrichment(Articles::enriched, Clock.systemUTC()));

            stage.assertEachEnrichedOnce(10);
            await().atMost(LONG).until(() -> loop.state().ready());
        }
    }

    @Test
    void aLoopWhoseModelsCantBeLoadedEndsAndRejectsNothing() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 10);
            LoopStage.Running loop =
                    stage.start(
                            "a",
                            CompletableFuture.failedFuture(new IllegalStateException("no models")),
                            Step.UNOBSERVED);

            assertThat(loop.thread().join(LONG)).isTrue();
            assertThat(stage.committed(stage.route.rejected(), 0, Duration.ofMillis(300)))
                    .isEmpty();
            assertThat(stage.notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void aLoopNotesThatItBeginsAndTakesThatBackWhenItEndsInOrder(Map<String, Object> protocol)
            throws Exception {
        try (var stage = new LoopStage(protocol)) {
            LoopStage.Running loop = stage.start("a");
            await().atMost(LONG)
                    .until(
                            () ->
                                    stage.notes()
                                            .equals(
                                                    Collections.nCopies(
                                                            LoopStage.PARTITIONS, "together=1")));

            loop.stop();

            assertThat(stage.notes()).hasSize(LoopStage.PARTITIONS).containsOnly("");
        }
    }

    /// Of 1,200 records in 6 partitions: 24 times 50, or 50 of each partition alone before.
    @ParameterizedTest
    @CsvSource({"together=3, 24", "few=1, 318"})
    void recordsOfWhichProcessesDieAreGoneThroughAFewAtATime(String note, int transactions)
            throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 1_200);
            stage.note(note);
            AtomicInteger commits = new AtomicInteger();
            stage.start(
                    "a",
                    Articles::enriched,
                    step -> {
                        if (step == Step.COMMIT_IN_FLIGHT) {
                            commits.incrementAndGet();
                        }
                    });

            stage.assertEachEnrichedOnce(1_200);

            // partitions have more or fewer records than 200
            assertThat(commits.get()).isBetween(transactions, transactions + LoopStage.PARTITIONS);
            await().atMost(LONG)
                    .until(() -> stage.notes().stream().noneMatch(n -> n.startsWith("few")));
        }
    }

    @Test
    void aBrokenRecordIsRejectedAloneAsItCameWithTheReason() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 5);
            byte[] value = {'{', 0, (byte) 0xFF};
            try (var producer = stage.producer()) {
                var broken =
                        new ProducerRecord<>(stage.route.received(), 2, "k".getBytes(UTF_8), value);
                broken.headers().add("ce_type", CloudEvent.RECEIVED.getBytes(UTF_8));
                broken.headers().add("other", new byte[] {(byte) 0xFE});
                producer.send(broken);
                producer.send(new ProducerRecord<>(stage.route.received(), 2, null, null));
            }
            stage.receive(5, 10);
            stage.start("a");

            stage.assertEachEnrichedOnce(10);

            var rejected = stage.committed(stage.route.rejected(), 2, Duration.ofMillis(300));
            assertThat(rejected).hasSize(2);
            var broken =
                    rejected.stream().filter(record -> record.value() != null).findFirst().get();
            assertThat(broken.key()).isEqualTo("k".getBytes(UTF_8));
            assertThat(broken.value()).isEqualTo(value);
            assertThat(broken.headers().lastHeader("other").value())
                    .isEqualTo(new byte[] {(byte) 0xFE});
            assertThat(header(broken, "rejected_reason")).isEqualTo("MALFORMED_EVENT");
            assertThat(header(broken, "rejected_stage")).isEqualTo("enrich");
            assertThat(header(broken, "rejected_topic")).isEqualTo(stage.route.received());
            assertThat(header(broken, "rejected_partition")).isEqualTo("2");
            var empty =
                    rejected.stream().filter(record -> record.value() == null).findFirst().get();
            assertThat(empty.key()).isNull();
            assertThat(header(empty, "rejected_reason")).isEqualTo("UNKNOWN_EVENT_TYPE");
        }
    }

    @Test
    void aTombstoneFollowsTheArticleThatWasReceivedBefore() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 3);
            ArticleReceived erased = Articles.article("claim", 1, "Article number 1");
            byte[] key = erased.articleId().toString().getBytes(UTF_8);
            CloudEvent tombstone = CloudEvent.erased(erased.articleId(), Articles.NOW);
            try (var producer = stage.producer()) {
                var record = new ProducerRecord<byte[], byte[]>(stage.route.received(), key, null);
                tombstone.headers().forEach(record.headers()::add);
                producer.send(record);
                var keyless =
                        new ProducerRecord<byte[], byte[]>(stage.route.received(), null, null);
                tombstone.headers().forEach(keyless.headers()::add);
                producer.send(keyless);
            }
            stage.start("a");

            var told = stage.committed(stage.route.enriched(), 4, Duration.ofMillis(300));

            assertThat(told).hasSize(4);
            assertThat(told.stream().filter(record -> Arrays.equals(record.key(), key)))
                    .extracting(record -> header(record, "ce_type"))
                    .containsExactly(CloudEvent.ENRICHED, CloudEvent.ERASED);
            assertThat(told.stream().filter(record -> record.value() == null))
                    .extracting(record -> header(record, "ce_id"))
                    .containsExactly(tombstone.id());
            assertThat(stage.committed(stage.route.rejected(), 1, Duration.ofMillis(300)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aTransactionThatFailsHalfWayLosesAndRepeatsNothing(Step step) throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            AtomicInteger reached = new AtomicInteger();
            stage.start(
                    "a",
                    Articles::enriched,
                    at -> {
                        if (at == step && reached.incrementAndGet() % 3 == 1) {
                            throw new TimeoutException("injected");
                        }
                    });
            for (int i = 0; i < 20; i++) {
                stage.receive(i * 50, (i + 1) * 50);
            }

            stage.assertEachEnrichedOnce(1_000);
            assertThat(reached.get()).isGreaterThan(1);
        }
    }

    @Test
    void aProducerThatWasFencedIsReplaced() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            AtomicInteger reached = new AtomicInteger();
            stage.start(
                    "a",
                    Articles::enriched,
                    at -> {
                        if (at == Step.OFFSETS_NOT_ADDED && reached.incrementAndGet() == 1) {
                            fence(stage);
                        }
                    });
            stage.receive(0, 100);

            stage.assertEachEnrichedOnce(100);
            assertThat(reached.get()).isGreaterThan(1);
        }
    }

    private static void fence(LoopStage stage) {
        try (var other =
                new KafkaProducer<byte[], byte[]>(
                        stage.settings("a").producer(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            other.initTransactions();
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void rebalancesDuringTransactionsLoseAndRepeatNothing(Map<String, Object> protocol)
            throws Exception {
        try (var stage = new LoopStage(protocol)) {
            Consumer<Step> slow = step -> pause(Duration.ofMillis(5));
            var first = stage.start("a", slowly(Duration.ofMillis(1)), slow);
            stage.receive(0, 2_000);
            var second = stage.start("b", slowly(Duration.ofMillis(1)), slow);
            int count = receiveUntilItTakesPart(stage, second, 2_000);
            var third = stage.start("c", slowly(Duration.ofMillis(1)), slow);
            first.stop();
            count = receiveUntilItTakesPart(stage, third, count);
            second.stop();
            stage.receive(count, count + 1_000);

            stage.assertEachEnrichedOnce(count + 1_000);
        }
    }

    /// Puts in articles for as long as it takes the group to give the instance some: how long that
    /// is depends on the protocol. Returns how many there are then.
    private static int receiveUntilItTakesPart(
            LoopStage stage, LoopStage.Running instance, int from) {
        var count = new AtomicInteger(from);
        await().atMost(LONG)
                .until(
                        () -> {
                            int begin = count.getAndAdd(500);
                            stage.receive(begin, begin + 500);
                            return enriched(instance) > 0;
                        });
        return count.get();
    }

    @Test
    void anInstanceThatLostItsPartitionsWithoutNoticingCommitsNothing() throws Exception {
        try (var stage = new LoopStage(Map.of("max.poll.interval.ms", 7_000))) {
            CountDownLatch frozen = new CountDownLatch(1);
            CountDownLatch thaw = new CountDownLatch(1);
            stage.start(
                    "a",
                    Articles::enriched,
                    step -> {
                        if (step == Step.OFFSETS_NOT_ADDED && frozen.getCount() > 0) {
                            frozen.countDown();
                            awaitQuietly(thaw);
                        }
                    });
            stage.receive(0, 50);
            frozen.await();
            var second = stage.start("b");
            stage.receive(50, 100);

            await().atMost(LONG).until(() -> enriched(second) == 100);
            thaw.countDown();

            stage.assertEachEnrichedOnce(100);
        }
    }

    @Test
    void longEnrichmentKeepsItsPlaceInTheGroup() throws Exception {
        try (var stage = new LoopStage(Map.of("max.poll.interval.ms", 6_000))) {
            Set<Long> begun = ConcurrentHashMap.newKeySet();
            AtomicInteger repeats = new AtomicInteger();
            stage.start(
                    "a",
                    article -> {
                        if (!begun.add(article.sighting().record())) {
                            repeats.incrementAndGet();
                        }
                        pause(Duration.ofSeconds(8));
                        return Articles.enriched(article);
                    },
                    Step.UNOBSERVED);
            stage.receive(0, 4);

            stage.assertEachEnrichedOnce(4);
            assertThat(repeats).hasValue(0);
        }
    }

    @Test
    void stoppingInTheMiddleLeavesTheRestToTheNextInstance() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 2_000);
            var first = stage.start("a", slowly(Duration.ofMillis(2)), Step.UNOBSERVED);
            await().atMost(LONG).until(() -> enriched(first) > 0);

            long start = System.nanoTime();
            first.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(first.state().live()).isFalse();
            assertThat(enriched(first)).isLessThan(2_000);

            stage.start("a");
            stage.assertEachEnrichedOnce(2_000);
        }
    }

    @Test
    void anEnrichedEventThatTheBrokerRefusesIsRejectedAlone() throws Exception {
        try (var stage = new LoopStage(Map.of());
                var admin = Admin.create(Map.of("bootstrap.servers", stage.bootstrapServers))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, stage.route.enriched());
            var limit =
                    new AlterConfigOp(
                            new ConfigEntry("max.message.bytes", "20000"),
                            AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
            stage.receive(0, 5);
            ArticleReceived large = Articles.article("large", 0, "x".repeat(30_000));
            try (var producer = stage.producer()) {
                var record =
                        new ProducerRecord<>(
                                stage.route.received(),
                                large.articleId().toString().getBytes(UTF_8),
                                EventCodec.encode(large));
                CloudEvent.received(large).headers().forEach(record.headers()::add);
                producer.send(record);
            }
            stage.start("a");

            stage.assertEachEnrichedOnce(5);
            var rejected = stage.committed(stage.route.rejected(), 1, Duration.ofMillis(300));
            assertThat(rejected).hasSize(1);
            assertThat(rejected.get(0).value()).isEqualTo(EventCodec.encode(large));
            assertThat(header(rejected.get(0), "rejected_reason")).isEqualTo("ENRICHMENT_FAILED");
        }
    }

    @Test
    void aRecordThatIsTooLargeToRejectIsRejectedWithoutItsValue() throws Exception {
        try (var stage = new LoopStage(Map.of())) {
            stage.receive(0, 5);
            try (var producer =
                    new KafkaProducer<>(
                            Map.<String, Object>of(
                                    "bootstrap.servers",
                                    stage.bootstrapServers,
                                    "compression.type",
                                    "gzip",
                                    "buffer.memory",
                                    64 << 20,
                                    "max.request.size",
                                    32 << 20),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                var record =
                        new ProducerRecord<>(
                                stage.route.received(),
                                2,
                                "large".getBytes(UTF_8),
                                new byte[20 << 20]);
                record.headers().add("ce_type", CloudEvent.RECEIVED.getBytes(UTF_8));
                producer.send(record).get();
            }
            stage.receive(5, 10);
            stage.start("a");

            stage.assertEachEnrichedOnce(10);
            var rejected = stage.committed(stage.route.rejected(), 1, Duration.ofMillis(300));
            assertThat(rejected).hasSize(1);
            assertThat(string(rejected.get(0).key())).isEqualTo("large");
            assertThat(rejected.get(0).value()).isNull();
            assertThat(header(rejected.get(0), "rejected_reason")).isEqualTo("TOO_LARGE");
            assertThat(header(rejected.get(0), "rejected_value")).isEqualTo("left out, too large");
            assertThat(header(rejected.get(0), "rejected_partition")).isEqualTo("2");
        }
    }

    /// An instance that died with its offsets in an open transaction: whoever comes after it must
    /// not begin before that transaction is decided, either way.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offsetsInAnothersOpenTransactionAreWaitedFor(boolean committed) throws Exception {
        try (var stage = new LoopStage(Map.of());
                var dead =
                        new KafkaProducer<>(
                                patient(stage.settings("dead").producer()),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            stage.receive(0, 100);
            dead.initTransactions();
            dead.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (var record : stage.committed(stage.route.received(), 100, Duration.ZERO)) {
                dead.send(
                        new Handled(
                                        record,
                                        new RecordEnrichment(Articles::enriched, Clock.systemUTC())
                                                .outcome(Handled.received(record)))
                                .result(stage.route));
                offsets.merge(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1),
                        (a, b) -> a.offset() > b.offset() ? a : b);
            }
            dead.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(stage.name));
            dead.flush();
            AtomicInteger begun = new AtomicInteger();
            var next = stage.start("b", Articles::enriched, step -> begun.incrementAndGet());
            await().atMost(LONG).until(() -> next.state().ready());
            await().during(Duration.ofSeconds(2)).atMost(LONG).until(() -> begun.get() == 0);

            if (committed) {
                dead.commitTransaction();
            } else {
                dead.abortTransaction();
            }

            stage.receive(100, 150);
            stage.assertEachEnrichedOnce(150);
        }
    }

    private static Map<String, Object> patient(Map<String, Object> producer) {
        Map<String, Object> patient = new HashMap<>(producer);
        patient.put("transaction.timeout.ms", 120_000);
        return patient;
    }

    private static double enriched(LoopStage.Running loop) {
        return loop.meters().counter("dateline.articles.enriched").count();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return string(record.headers().lastHeader(name).value());
    }

    private static Function<ArticleReceived, ArticleEnriched> slowly(Duration duration) {
        return article -> {
            pause(duration);
            return Articles.enriched(article);
        };
    }

    /// Work that takes a while.
    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
