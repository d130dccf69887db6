package org.dateline.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectedReplayIT {

    private static final int PARTITIONS = 3;

    private final String servers = TestStack.start().bootstrapServers();
    private final String name = "t-" + UUID.randomUUID();
    private final String origin = name + "-received";
    private final RejectedReplay.Route route =
            new RejectedReplay.Route(name + "-rejected", name + "-notes", Set.of(origin));

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(origin, Optional.of(PARTITIONS), Optional.empty()),
                                    new NewTopic(
                                            route.rejected(),
                                            Optional.of(PARTITIONS),
                                            Optional.empty()),
                                    new NewTopic(route.notes(), Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @Test
    void eachRejectionIsSentBackOnceAsItCame() throws Exception {
        reject(0, 250, origin, ReasonCode.MALFORMED_EVENT);

        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(250, 0, 0));
        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(0, 250, 0));
        reject(250, 260, origin, ReasonCode.MALFORMED_EVENT);
        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(10, 250, 0));

        List<ConsumerRecord<byte[], byte[]>> back = committed(origin);
        assertThat(back)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 260).mapToObj(i -> "key " + i).toList());
        for (var record : back) {
            assertThat(record.value()).startsWith((byte) 0xFF, (byte) 0).hasSize(3);
            assertThat(record.headers().toArray())
                    .extracting(header -> header.key())
                    .containsExactly("ce_id", "odd");
        }
    }

    @Test
    void onlyTheReasonsAskedForAreSentBackAndTheOthersLater() throws Exception {
        reject(0, 3, origin, ReasonCode.ENRICHMENT_FAILED);
        reject(3, 5, origin, ReasonCode.TOO_LARGE);

        assertThat(replay().run("ENRICHMENT_FAILED"::equals))
                .isEqualTo(new RejectedReplay.Outcome(3, 0, 0));
        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(2, 3, 0));
        assertThat(committed(origin)).hasSize(5);
    }

    @Test
    void whatSomebodyElseNotedStopsNothing() throws Exception {
        reject(0, 2, origin, ReasonCode.MALFORMED_EVENT);
        try (var anybody =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            anybody.send(new ProducerRecord<>(route.notes(), null, null)).get();
            anybody.send(new ProducerRecord<>(route.notes(), new byte[] {(byte) 0xFF}, null)).get();
        }

        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(2, 0, 0));
    }

    @Test
    void aRecordOfAnotherTopicStaysWhereItIs() throws Exception {
        reject(0, 2, name + "-other", ReasonCode.MALFORMED_EVENT);
        reject(2, 3, origin, ReasonCode.MALFORMED_EVENT);

        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(1, 0, 2));
    }

    @Test
    void aRunThatIsCutOffIsTakenUpWithoutRepeats() throws Exception {
        reject(0, 250, origin, ReasonCode.MALFORMED_EVENT);
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                replay().run(
                                                reason -> {
                                                    if (asked.incrementAndGet() == 150) {
                                                        throw new IllegalStateException("cut off");
                                                    }
                                                    return true;
                                                }))
                .hasMessage("cut off");
        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(150, 100, 0));

        assertThat(committed(origin))
                .extracting(record -> new String(record.key(), UTF_8))
                .doesNotHaveDuplicates()
                .hasSize(250);
    }

    @Test
    void aRunEndsWithAReasonWhenTheBrokerGoesAwayWhileItReads() throws Exception {
        // more than comes with the first answers
        byte[] large = new byte[500_000];
        reject(
                origin,
                ReasonCode.MALFORMED_EVENT,
                IntStream.range(0, 30).boxed().collect(toMap(i -> i, i -> large)));
        var replay = replay(Duration.ofSeconds(3));
        AtomicReference<TestStack.Silence> silence = new AtomicReference<>();

        try {
            assertThatThrownBy(
                            () ->
                                    replay.run(
                                            reason -> {
                                                if (silence.get() == null) {
                                                    silence.set(TestStack.start().silenceBroker());
                                                }
                                                return false;
                                            }))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("nothing more of " + route.rejected() + " came");
        } finally {
            silence.get().close();
        }
        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(30, 0, 0));
    }

    @Test
    void aRecordThatIsTooLargeForItsTopicStaysAndTheOthersGoBack() throws Exception {
        reject(0, 3, origin, ReasonCode.MALFORMED_EVENT);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var smaller =
                    new AlterConfigOp(
                            new ConfigEntry("max.message.bytes", "200"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, origin),
                                    List.of(smaller)))
                    .all()
                    .get();
        }
        byte[] noise = new byte[300];
        new Random(1).nextBytes(noise);
        reject(3, noise, origin, ReasonCode.MALFORMED_EVENT);

        assertThat(replay().run(reason -> true)).isEqualTo(new RejectedReplay.Outcome(3, 0, 1));
        assertThat(committed(origin)).hasSize(3);
    }

    private RejectedReplay replay() {
        return replay(Duration.ofSeconds(30));
    }

    private RejectedReplay replay(Duration patience) {
        return new RejectedReplay(
                Map.of("bootstrap.servers", servers), route, Clock.systemUTC(), patience);
    }

    private void reject(int from, int to, String topic, ReasonCode reason) {
        reject(
                topic,
                reason,
                IntStream.range(from, to)
                        .boxed()
                        .collect(toMap(i -> i, i -> new byte[] {(byte) 0xFF, 0, i.byteValue()})));
    }

    private void reject(int number, byte[] value, String topic, ReasonCode reason) {
        reject(topic, reason, Map.of(number, value));
    }

    private void reject(String topic, ReasonCode reason, Map<Integer, byte[]> values) {
        try (var producer =
                new KafkaProducer<>(
                        // Batches that overtake one another while a new topic's leader is not
                        // known yet may leave a hole in their sequence for good.
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                servers,
                                "max.in.flight.requests.per.connection",
                                1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            values.forEach(
                    (number, value) -> {
                        var record =
                                new ProducerRecord<>(
                                        route.rejected(), ("key " + number).getBytes(UTF_8), value);
                        record.headers().add("ce_id", ("c/" + number).getBytes(UTF_8));
                        record.headers().add("odd", new byte[] {(byte) 0xFE});
                        new Rejection(reason, "enrich", "x", topic, 0, number, Instant.EPOCH)
                                .headers()
                                .forEach(record.headers()::add);
                        producer.send(record);
                    });
            producer.flush();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        return TopicReader.ofBytes(
                        ClientSettings.reader(Map.of("bootstrap.servers", servers)),
                        Duration.ofMinutes(2))
                .allCommitted(topic);
    }
}
