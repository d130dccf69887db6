package org.dateline.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dateline.events.Topic;
import org.dateline.gateway.query.StreamPosition;

/// One client's own reading of `articles.stored`, from where it stopped or from now on. It holds no
/// more than one fetch, so a slow client slows only itself.
public final class StoredArticles implements AutoCloseable {

    private static final int FETCH_BYTES = 256 << 10;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private StreamPosition position;

    /// A record, and where the client is once it has it.
    public record Entry(StreamPosition position, String json) {}

    /// @param from where to begin; only what comes from now on when empty
    /// @throws org.apache.kafka.common.KafkaException when the broker is away
    public StoredArticles(String bootstrapServers, Optional<StreamPosition> from) {
        consumer =
                new KafkaConsumer<>(
                        settings(bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        try {
            position = begin(from);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /// Where the client is now.
    public StreamPosition position() {
        return position;
    }

    /// Waits for records; none when the time is over.
    public List<Entry> next(Duration patience) {
        List<Entry> entries = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(patience)) {
            position = position.after(entry.partition(), entry.offset());
            if (entry.value() != null) {
                entries.add(new Entry(position, new String(entry.value(), UTF_8)));
            }
        }
        return entries;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private StreamPosition begin(Optional<StreamPosition> from) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.STORED.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .sorted(Comparator.comparingInt(TopicPartition::partition))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Long> offsets = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            // a partition that is newer than the position is read from its beginning
            long offset =
                    from.map(
                                    known ->
                                            offsets.size() < known.offsets().size()
                                                    ? known.offsets().get(offsets.size())
                                                    : 0L)
                            .orElse(end);
            offsets.add(Math.min(offset, end));
            consumer.seek(partition, Math.min(offset, end));
        }
        return new StreamPosition(offsets);
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                100,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "dateline-gateway");
    }
}
