package org.dateline.broker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads one partition a record at a time, so that no other is in memory, up to where its committed
/// records end at the beginning.
public final class SingleRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final ReadToEnd<byte[], byte[]> rest;

    /// @param settings of [ClientSettings#singleRecords]
    public SingleRecords(Map<String, Object> settings, TopicPartition partition, long from) {
        this.partition = partition;
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(Set.of(partition));
            consumer.seek(partition, from);
            end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        this.rest = new ReadToEnd<>(consumer, Map.of(partition, end), PATIENCE);
    }

    public void seek(long offset) {
        consumer.seek(partition, offset);
    }

    /// The offset before which it stops.
    public long end() {
        return end;
    }

    public boolean hasAny(long from) {
        return from < end;
    }

    /// Empty where nothing but the ends of transactions comes before the end.
    ///
    /// @throws TimeoutException when the broker is away
    public Optional<ConsumerRecord<byte[], byte[]>> next() {
        while (rest.left() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : rest.poll()) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
