package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.events.Topic;
import org.dateline.teststack.OwnBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transactions whose coordinator has forgotten them, on a broker of its own: its coordinators' log
/// is deleted while it is down.
class HangingTransactionsIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final TopicPartition WRITTEN = new TopicPartition(Topic.ENRICHED.name(), 3);
    private static final TopicPartition READ = new TopicPartition(Topic.RECEIVED.name(), 2);
    private static final byte[] KEY = "article".getBytes(UTF_8);
    private static final String GROUP = "enrich";

    private @TempDir Path folder;
    private OwnBroker broker;
    private Admin admin;

    @BeforeEach
    void start() {
        broker = OwnBroker.start(folder.resolve("kafka"), folder);
        admin = Admin.create(settings());
    }

    @AfterEach
    void end() {
        admin.close(Duration.ZERO);
        broker.close();
    }

    @Test
    void whatNoCoordinatorDecidedIsAborted() throws Exception {
        leaveOpen("gone");
        forgetTransactions();
        assertThat(stableOffset()).isNull();

        assertThat(ended()).isEqualTo(2);

        assertThat(committed()).isEmpty();
        assertThat(offset()).isNull();
        // and the partition takes transactions again
        commit("next", "after");
        assertThat(committed()).containsExactly("after");
        assertThat(stableOffset()).isNotNull();
    }

    @Test
    void whatItsCoordinatorHadCommittedIsCommitted() throws Exception {
        leaveOpen("decided");
        ProducerState producer = openProducer();
        forgetTransactions();
        int offsets = offsetsPartition();
        coordinatorNotes(producer.producerId(), producer.producerEpoch(), 1, offsets);
        coordinatorNotes(producer.producerId(), producer.producerEpoch() + 1, 2, offsets);

        assertThat(ended()).isEqualTo(2);

        assertThat(committed()).containsExactly("decided");
        assertThat(stableOffset()).isEqualTo(7L);
    }

    @Test
    void aSlowTransactionIsLeftAlone() throws Exception {
        try (var slow = producer("slow")) {
            slow.initTransactions();
            open(slow, "slow");
            try (var transactions = hanging(Duration.ZERO)) {
                assertThat(transactions.look()).isZero();
                assertThat(transactions.look()).isZero();
                assertThat(transactions.seen()).isEmpty();
            }
            slow.commitTransaction();
        }
        assertThat(committed()).containsExactly("slow");
    }

    @Test
    void aTransactionHasToHangForAWhileBeforeItIsEnded() throws Exception {
        leaveOpen("gone");
        forgetTransactions();
        try (var transactions = hanging(Duration.ofHours(1))) {
            await().atMost(LONG)
                    .until(
                            () -> {
                                assertThat(transactions.look()).isZero();
                                return transactions.seen().isPresent();
                            });
        }
        assertThat(openProducer()).isNotNull();
    }

    /// Ends what hangs, however long the broker takes to elect its coordinators.
    private int ended() throws InterruptedException {
        int ended = 0;
        try (var transactions = hanging(Duration.ZERO)) {
            long end = System.nanoTime() + LONG.toNanos();
            while (ended < 2 && System.nanoTime() < end) {
                ended += transactions.look();
            }
        }
        return ended;
    }

    private HangingTransactions hanging(Duration patience) {
        return new HangingTransactions(
                settings(),
                Topic.ALL.stream().map(Topic::name).toList(),
                GROUP,
                patience,
                InstantSource.system());
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        transactionalId,
                        "transaction.timeout.ms",
                        600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Leaves a transaction with a record and an offset undecided.
    private void leaveOpen(String value) {
        try (var producer = producer("left-open")) {
            producer.initTransactions();
            open(producer, value);
            broker.kill();
            producer.close(Duration.ZERO);
        }
    }

    private void commit(String transactionalId, String value) {
        try (var producer = producer(transactionalId)) {
            producer.initTransactions();
            open(producer, value);
            producer.commitTransaction();
        }
    }

    private static void open(KafkaProducer<byte[], byte[]> producer, String value) {
        producer.beginTransaction();
        producer.send(
                new ProducerRecord<>(
                        WRITTEN.topic(), WRITTEN.partition(), KEY, value.getBytes(UTF_8)));
        producer.sendOffsetsToTransaction(
                Map.of(READ, new OffsetAndMetadata(7)), new ConsumerGroupMetadata(GROUP));
        producer.flush();
    }

    /// Starts the broker without what its coordinators knew.
    private void forgetTransactions() throws IOException {
        broker.kill();
        try (Stream<Path> partitions = Files.list(broker.folder())) {
            for (Path partition :
                    partitions
                            .filter(
                                    path ->
                                            path.getFileName()
                                                    .toString()
                                                    .startsWith("__transaction_state-"))
                            .toList()) {
                try (Stream<Path> files = Files.list(partition)) {
                    for (Path file : files.toList()) {
                        if (!file.endsWith("partition.metadata")) {
                            Files.delete(file);
                        }
                    }
                }
            }
        }
        broker.launchAgain();
        broker.awaitReady();
    }

    /// Writes what the coordinator would have written, in the older of its layouts. Only one who
    /// calls itself so may.
    private void coordinatorNotes(long producer, int epoch, int status, int offsets) {
        ByteBuffer value = ByteBuffer.allocate(200);
        value.putShort((short) 0).putLong(producer).putShort((short) epoch);
        value.putInt(600_000).put((byte) status).putInt(2);
        putPartition(value, WRITTEN);
        putPartition(value, new TopicPartition("__consumer_offsets", offsets));
        value.putLong(0).putLong(0).flip();
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        try (var log =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "client.id",
                                "__admin_client"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            log.send(new ProducerRecord<>("__transaction_state", 0, new byte[] {1}, bytes));
            log.flush();
        }
    }

    private static void putPartition(ByteBuffer value, TopicPartition partition) {
        byte[] topic = partition.topic().getBytes(UTF_8);
        value.putShort((short) topic.length).put(topic).putInt(1).putInt(partition.partition());
    }

    private int offsetsPartition() throws Exception {
        for (int partition = 0; partition < 4; partition++) {
            var offsets = new TopicPartition("__consumer_offsets", partition);
            if (!open(offsets).isEmpty()) {
                return partition;
            }
        }
        throw new AssertionError("no offsets are in a transaction");
    }

    private ProducerState openProducer() throws Exception {
        if (!broker.isAlive()) {
            broker.launchAgain();
            broker.awaitReady();
        }
        return open(WRITTEN).getFirst();
    }

    private List<ProducerState> open(TopicPartition partition) throws Exception {
        return admin
                .describeProducers(List.of(partition))
                .partitionResult(partition)
                .get()
                .activeProducers()
                .stream()
                .filter(one -> one.currentTransactionStartOffset().isPresent())
                .toList();
    }

    private List<String> committed() {
        return TopicReader.ofBytes(
                        ClientSettings.reader(
                                Map.of("bootstrap.servers", broker.bootstrapServers())),
                        Duration.ofMinutes(2))
                .allCommitted(WRITTEN.topic())
                .stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private Long offset() throws Exception {
        return offset(false);
    }

    /// Null while it is in an open transaction.
    private Long stableOffset() throws Exception {
        return offset(true);
    }

    private Long offset(boolean stable) throws Exception {
        var offset =
                admin.listConsumerGroupOffsets(
                                GROUP, new ListConsumerGroupOffsetsOptions().requireStable(stable))
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(READ);
        return offset == null ? null : offset.offset();
    }
}
