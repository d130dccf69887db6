package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.enrich.Articles.string;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.enrich.Articles;
import org.dateline.enrich.RecordEnrichment;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Topic;
import org.dateline.teststack.TestStack;

/// Topics and a group of their own for one test, what is put in, and what comes out.
final class LoopStage implements AutoCloseable {

    static final int PARTITIONS = 6;

    private static final Duration LONG = Duration.ofMinutes(2);

    final String bootstrapServers;
    final String name = "t-" + UUID.randomUUID();
    final Route route = route(name);
    private final Map<String, Object> chosen;
    private final List<Running> running = new ArrayList<>();

    /// @param chosen what whoever runs the service would choose, such as `group.protocol`
    LoopStage(Map<String, Object> chosen) {
        this(chosen, TestStack.start().bootstrapServers());
    }

    /// On another broker than that of the test stack.
    LoopStage(Map<String, Object> chosen, String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.chosen = chosen;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<String, String> large = Map.of("max.message.bytes", Integer.toString(16 << 20));
            admin.createTopics(
                            List.of(
                                    topic(route.received()).configs(large),
                                    topic(route.enriched()).configs(large),
                                    topic(route.rejected())
                                            .configs(
                                                    Map.of(
                                                            "max.message.bytes",
                                                            Integer.toString(
                                                                    Topic.REJECTED
                                                                            .maxRecordBytes())))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    /// A loop on its thread.
    record Running(EnrichLoop loop, Thread thread, LoopState state, SimpleMeterRegistry meters) {

        void stop() throws InterruptedException {
            loop.stop();
            assertThat(thread.join(Duration.ofSeconds(30))).as("the loop ended").isTrue();
        }
    }

    KafkaSettings settings(String instance) {
        Map<String, Object> common = new HashMap<>(chosen);
        common.put("bootstrap.servers", bootstrapServers);
        return new KafkaSettings(name, name + "-" + instance, common);
    }

    static Route route(String name) {
        return new Route(name + "-received", name + "-enriched", name + "-rejected");
    }

    Running start(String instance) {
        return start(instance, Articles::enriched, Step.UNOBSERVED);
    }

    Running start(
            String instance,
            Function<ArticleReceived, ArticleEnriched> enricher,
            Consumer<Step> steps) {
        return start(
                instance,
                CompletableFuture.completedFuture(
                        new RecordEnrichment(enricher, Clock.systemUTC())),
                steps);
    }

    Running start(
            String instance, CompletableFuture<RecordEnrichment> enrichment, Consumer<Step> steps) {
        Clock clock = Clock.systemUTC();
        var state = new LoopState(clock);
        var meters = new SimpleMeterRegistry();
        EnrichLoop loop =
                new EnrichLoop(
                        settings(instance), route, enrichment, 2, meters, state, clock, steps);
        Running started =
                new Running(
                        loop,
                        Thread.ofPlatform().name(instance).daemon().start(loop),
                        state,
                        meters);
        running.add(started);
        return started;
    }

    /// The members of the group, as the broker knows them.
    Collection<MemberDescription> members() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.describeConsumerGroups(List.of(name)).all().get().get(name).members();
        }
    }

    /// Puts in articles, the records `from` (inclusive) to `to` (exclusive) of one claim.
    void receive(int from, int to) {
        receive(from, to, "Article number ");
    }

    /// @param text of each article, and its number
    void receive(int from, int to, String text) {
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = producer()) {
            for (int i = from; i < to; i++) {
                ArticleReceived article = Articles.article("claim", i, text + i);
                var record =
                        new ProducerRecord<>(
                                route.received(),
                                article.articleId().toString().getBytes(UTF_8),
                                EventCodec.encode(article));
                CloudEvent.received(article).headers().forEach(record.headers()::add);
                sent.add(producer.send(record));
            }
            producer.flush();
            for (Future<?> acknowledged : sent) {
                acknowledged.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the articles could not be put in", e);
        }
    }

    /// The metadata of the group's committed offsets.
    List<String> notes() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin
                    .listConsumerGroupOffsets(name)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .map(OffsetAndMetadata::metadata)
                    .toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the offsets could not be read", e);
        }
    }

    /// Commits the beginning of each partition for the group, with something noted at it.
    void note(String metadata) {
        Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            notes.put(
                    new TopicPartition(route.received(), partition),
                    new OffsetAndMetadata(0, metadata));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.alterConsumerGroupOffsets(name, notes).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the offsets could not be written", e);
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.request.size",
                        16 << 20,
                        // Batches that overtake one another while a new topic's leader is not known
                        // yet
                        // may leave a hole in their sequence for good.
                        "max.in.flight.requests.per.connection",
                        1,
                        "acks",
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Committed records of a topic once there are this many, and whatever comes in the time given
    /// after them, which should be nothing.
    List<ConsumerRecord<byte[], byte[]>> committed(String topic, int count, Duration after) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", bootstrapServers,
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(topic, partition))
                            .toList());
            long end = System.nanoTime() + LONG.toNanos();
            while (records.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            long quiet = System.nanoTime() + after.toNanos();
            while (System.nanoTime() < quiet) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /// Asserts that each article put in is enriched, by one committed record.
    void assertEachEnrichedOnce(int count) {
        assertEachEnrichedOnceBut(count, Set.of());
    }

    /// @param rejected numbers of those that are not
    void assertEachEnrichedOnceBut(int count, Set<Integer> rejected) {
        List<String> ids = new ArrayList<>();
        int wanted = count - rejected.size();
        for (var record : committed(route.enriched(), wanted, Duration.ofSeconds(1))) {
            ids.add(string(record.headers().lastHeader("ce_id").value()));
        }
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (!rejected.contains(i)) {
                expected.add("claim/" + i + "/" + Enricher.VERSION);
            }
        }
        assertThat(ids).as("enriched more than once").doesNotHaveDuplicates();
        assertThat(expected).as("never enriched").isSubsetOf(ids);
        assertThat(ids).hasSize(wanted);
    }

    @Override
    public void close() {
        try {
            for (Running loop : running) {
                if (loop.thread().isAlive()) {
                    loop.stop();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
