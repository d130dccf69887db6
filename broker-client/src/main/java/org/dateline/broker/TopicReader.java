package org.dateline.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Reads topics from their beginning to their end, in no group.
public final class TopicReader<K, V> {

    private final Map<String, Object> settings;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;
    private final Duration patience;

    /// @param settings of [ClientSettings#reader]
    /// @param patience how long to wait for anything to come
    public TopicReader(
            Map<String, Object> settings,
            Deserializer<K> keys,
            Deserializer<V> values,
            Duration patience) {
        this.settings = Map.copyOf(settings);
        this.keys = keys;
        this.values = values;
        this.patience = patience;
    }

    /// Reads keys and values as they are.
    ///
    /// @param settings of [ClientSettings#reader]
    /// @param patience how long to wait for anything to come
    public static TopicReader<byte[], byte[]> ofBytes(
            Map<String, Object> settings, Duration patience) {
        return new TopicReader<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), patience);
    }

    /// Every record up to where the topic ends now for this reader: one that reads committed
    /// records stops before the first transaction that is open.
    ///
    /// @throws KafkaException when the topic can't be read to its end, or is not there
    public void read(String topic, Consumer<ConsumerRecord<K, V>> each) {
        try (var consumer = new KafkaConsumer<>(settings, keys, values)) {
            assignFromBeginning(consumer, topic);
            var ends = consumer.endOffsets(consumer.assignment());
            new ReadToEnd<>(consumer, ends, patience).forEach(each);
        }
    }

    /// Every record that is committed before now, also behind transactions that are open: it waits
    /// for these to end. The end of a transaction is written a moment after its producer was told
    /// that it is committed, so a reader of committed records ends too early meanwhile.
    ///
    /// @throws KafkaException when the topic can't be read to its end, or is not there
    public void readAllCommitted(String topic, Consumer<ConsumerRecord<K, V>> each) {
        try (var consumer = new KafkaConsumer<>(settings, keys, values)) {
            assignFromBeginning(consumer, topic);
            var ends = ends(settings, consumer.assignment());
            new ReadToEnd<>(consumer, ends, patience).forEach(each);
        }
    }

    /// What [#readAllCommitted] reads of a topic that is small enough to be held.
    public List<ConsumerRecord<K, V>> allCommitted(String topic) {
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        readAllCommitted(topic, records::add);
        return records;
    }

    private static void assignFromBeginning(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// @throws UnknownTopicOrPartitionException when the topic is not there
    public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
        }
        return partitions;
    }

    /// Where partitions end, committed or not.
    ///
    /// @param settings of [ClientSettings#reader]
    public static Map<TopicPartition, Long> ends(
            Map<String, Object> settings, Collection<TopicPartition> partitions) {
        Map<String, Object> uncommitted = new HashMap<>(settings);
        uncommitted.put("isolation.level", "read_uncommitted");
        try (var consumer = new KafkaConsumer<>(uncommitted, new NoValues(), new NoValues())) {
            consumer.assign(partitions);
            return consumer.endOffsets(partitions);
        }
    }
}
