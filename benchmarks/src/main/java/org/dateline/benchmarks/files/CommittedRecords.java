package org.dateline.benchmarks.files;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dateline.events.Topic;

/// Counts what a consumer that reads committed gets from `articles.received`.
final class CommittedRecords implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long count;

    /// @param connection servers and security, by Kafka's own names
    CommittedRecords(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.RECEIVED.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
    }

    /// Reads on until there are so many, or until nothing came for the time given.
    long awaitCount(long wanted, Duration patience) {
        long heard = System.nanoTime();
        while (count < wanted && System.nanoTime() - heard < patience.toNanos()) {
            // comes back with nothing when it has only passed the end of a transaction
            ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
            if (!records.isEmpty()) {
                count += records.count();
                heard = System.nanoTime();
            }
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
