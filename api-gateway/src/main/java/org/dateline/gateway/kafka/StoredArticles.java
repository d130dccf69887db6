package org.dateline.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.RecordHeader;
import org.dateline.broker.TopicReader;
import org.dateline.events.CloudEvent;
import org.dateline.events.Topic;
import org.dateline.gateway.query.StreamPosition;

/// One client's own reading of `articles.stored`, from where it stopped or from now on. It holds no
/// more than one fetch, so a slow client slows only itself.
public final class StoredArticles implements AutoCloseable {

    private static final String STORED = "stored";
    private static final int FETCH_BYTES = 256 << 10;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private StreamPosition position;
    private boolean gap;

    /// A record, and where the client is once it has it.
    ///
    /// @param type `stored` or `erased`
    public record Entry(StreamPosition position, String type, String json) {

        /// Whether an article was stored.
        public boolean isStored() {
            return type.equals(STORED);
        }
    }

    /// @param connection servers and security, by Kafka's own names
    /// @param from where to begin; only what comes from now on when empty
    /// @throws org.apache.kafka.common.KafkaException when the broker is away
    public StoredArticles(Map<String, Object> connection, Optional<StreamPosition> from) {
        consumer =
                new KafkaConsumer<>(
                        settings(connection), new ByteArrayDeserializer(), new SmallValues());
        try {
            position = begin(from);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /// Whether events between where the client stopped and where it begins are gone: the topic does
    /// not keep them any more, or is another one than then.
    public boolean hasGap() {
        return gap;
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
                entries.add(new Entry(position, STORED, new String(entry.value(), UTF_8)));
            } else {
                erased(entry).ifPresent(json -> entries.add(new Entry(position, "erased", json)));
            }
        }
        return entries;
    }

    /// Empty where a tombstone says nothing of an erasure.
    private static Optional<String> erased(ConsumerRecord<byte[], byte[]> tombstone) {
        if (!header(tombstone, "ce_type").equals(CloudEvent.ERASED) || tombstone.key() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    "{\"articleId\":\"%s\",\"erasedAt\":\"%s\"}"
                            .formatted(
                                    UUID.fromString(new String(tombstone.key(), UTF_8)),
                                    Instant.parse(header(tombstone, "ce_time"))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return RecordHeader.text(record.headers(), name).orElse("");
    }

    @Override
    public void close() {
        consumer.close();
    }

    private StreamPosition begin(Optional<StreamPosition> from) {
        List<TopicPartition> partitions =
                TopicReader.partitions(consumer, Topic.STORED.name()).stream()
                        .sorted(Comparator.comparingInt(TopicPartition::partition))
                        .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        List<Long> offsets = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            // a partition that is newer than the position is read from its beginning
            long wanted =
                    from.map(
                                    known ->
                                            offsets.size() < known.offsets().size()
                                                    ? known.offsets().get(offsets.size())
                                                    : 0L)
                            .orElse(end);
            long offset = Math.clamp(wanted, beginnings.getOrDefault(partition, 0L), end);
            gap |= offset != wanted;
            offsets.add(offset);
            consumer.seek(partition, offset);
        }
        return new StreamPosition(offsets);
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> settings = ClientSettings.reader(connection);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "dateline-gateway");
        return settings;
    }
}
