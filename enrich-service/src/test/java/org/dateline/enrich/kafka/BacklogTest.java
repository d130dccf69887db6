package org.dateline.enrich.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.dateline.enrich.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Backlog backlog = new Backlog(workers, this::enrich);

    @AfterEach
    void stop() {
        gate.countDown();
        workers.shutdownNow();
    }

    @Test
    void recordsAreTakenInTheOrderTheyCameAndTheOffsetsLieBehindTheLast() throws Exception {
        backlog.add(List.of(record(0, 5), record(0, 6), record(1, 9)));

        Batch batch = backlog.take(LONG);

        assertThat(offsets(batch)).containsExactly(5L, 6L, 9L);
        assertThat(batch.offsets())
                .isEqualTo(Map.of(partition(0), after(6), partition(1), after(9)));
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void aSlowArticleHoldsBackThoseBehindItAndNotThoseBeforeIt() throws Exception {
        backlog.add(List.of(record(0, 1), slow(0, 2), record(0, 3)));

        Batch before = backlog.take(Duration.ofMillis(50));
        Batch nothing = backlog.take(Duration.ZERO);
        gate.countDown();
        Batch behind = backlog.take(LONG);

        assertThat(offsets(before)).containsExactly(1L);
        assertThat(nothing.isEmpty()).isTrue();
        assertThat(offsets(behind)).containsExactly(2L, 3L);
    }

    @Test
    void aBatchHasNoMoreThanAThousandRecords() throws Exception {
        backlog.add(LongStream.range(0, 1_500).mapToObj(offset -> record(0, offset)).toList());

        assertThat(backlog.hasRoom()).isFalse();
        assertThat(backlog.take(LONG).records()).hasSize(1_000);
        assertThat(backlog.take(LONG).records()).hasSize(500);
        assertThat(backlog.hasRoom()).isTrue();
    }

    @Test
    void aBatchHasNoMoreThanEightMebibytesUnlessOneRecordHas() throws Exception {
        int five = 5 << 20;
        backlog.add(List.of(record(0, 1, five), record(0, 2, five), record(0, 3, 2 * five)));

        assertThat(backlog.hasRoom()).isFalse();
        assertThat(offsets(backlog.take(LONG))).containsExactly(1L);
        assertThat(offsets(backlog.take(LONG))).containsExactly(2L);
        assertThat(offsets(backlog.take(LONG))).containsExactly(3L);
        assertThat(backlog.hasRoom()).isTrue();
    }

    @Test
    void recordsOfARevokedPartitionAreForgotten() throws Exception {
        backlog.add(List.of(record(0, 1), record(1, 1), record(0, 2)));

        backlog.drop(List.of(partition(0)));

        assertThat(backlog.take(LONG).offsets()).isEqualTo(Map.of(partition(1), after(1)));
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void aFailedWorkerFailsTheLoop() {
        backlog.add(List.of(new ConsumerRecord<>("t", 0, -1, null, new byte[1])));

        assertThatThrownBy(() -> backlog.take(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    private Outcome enrich(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < 0) {
            throw new NoClassDefFoundError("Gone");
        }
        if (record.serializedKeySize() == 1) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new Outcome.Enriched("key", Map.of(), new byte[0]);
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
        return record(partition, offset, 10);
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, int size) {
        return record(partition, offset, 0, size);
    }

    private static ConsumerRecord<byte[], byte[]> slow(int partition, long offset) {
        return record(partition, offset, 1, 10);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            int partition, long offset, int keySize, int size) {
        return new ConsumerRecord<>(
                "t",
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                keySize,
                size,
                new byte[keySize],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("t", number);
    }

    private static OffsetAndMetadata after(long offset) {
        return new OffsetAndMetadata(offset + 1, Optional.empty(), "");
    }

    private static List<Long> offsets(Batch batch) {
        List<Long> offsets = new ArrayList<>();
        batch.records().forEach(record -> offsets.add(record.source().offset()));
        return offsets;
    }
}
