package org.dateline.teststack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A topic as far as it is committed. The end of a transaction is written a moment after its
/// producer was told that it is committed, and until then a reader's own idea of the end is too
/// early; so the end is taken from a reader of everything, and waited for.
public final class CommittedTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private CommittedTopic() {}

    /// Every committed record that there is now.
    public static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = consumer(bootstrapServers, "read_committed")) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = ends(bootstrapServers, partitions);
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(topic + " can't be read to its end: " + ends);
                }
            }
        }
        return records;
    }

    /// Where partitions end, committed or not.
    public static Map<TopicPartition, Long> ends(
            String bootstrapServers, Collection<TopicPartition> partitions) {
        try (var consumer = consumer(bootstrapServers, "read_uncommitted")) {
            return consumer.endOffsets(partitions);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers, String isolation) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("isolation.level", isolation);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
