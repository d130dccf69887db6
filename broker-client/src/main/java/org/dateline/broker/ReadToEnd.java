package org.dateline.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads partitions from where a consumer stands up to ends that were found before, and nothing
/// that came later. Ends of transactions and aborted records have offsets, too, so it is done by
/// position rather than by count. For one thread.
public final class ReadToEnd<K, V> {

    private static final Duration POLL = Duration.ofMillis(200);

    private final org.apache.kafka.clients.consumer.Consumer<K, V> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Duration patience;
    private Duration waited = Duration.ZERO;

    /// @param consumer with all partitions assigned
    /// @param patience how long to wait for anything to come; what the caller does with records
    ///     between polls takes none of it
    public ReadToEnd(
            org.apache.kafka.clients.consumer.Consumer<K, V> consumer,
            Map<TopicPartition, Long> ends,
            Duration patience) {
        this.consumer = consumer;
        this.ends = Map.copyOf(ends);
        this.patience = patience;
    }

    /// How many offsets are still before it, each of which may hold a record.
    public long left() {
        long left = 0;
        for (var end : ends.entrySet()) {
            left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
        }
        return left;
    }

    /// The next records; none where none have come yet.
    ///
    /// @throws TimeoutException when nothing came for too long
    public List<ConsumerRecord<K, V>> poll() {
        long before = left();
        long begun = System.nanoTime();
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < ends.getOrDefault(partition, 0L)) {
                records.add(record);
            }
        }
        long after = left();
        if (after < before) {
            waited = Duration.ZERO;
        } else {
            waited = waited.plusNanos(System.nanoTime() - begun);
            giveUpAfterPatience(after);
        }
        return records;
    }

    private void giveUpAfterPatience(long left) {
        if (waited.compareTo(patience) > 0) {
            waited = Duration.ZERO;
            throw new TimeoutException(
                    "nothing more of %s came from the broker for %d s, offsets left: %d"
                            .formatted(
                                    String.join(
                                            ", ",
                                            ends.keySet().stream()
                                                    .map(TopicPartition::topic)
                                                    .distinct()
                                                    .toList()),
                                    patience.toSeconds(),
                                    left));
        }
    }

    /// Every record up to the end.
    ///
    /// @throws TimeoutException when nothing came for too long
    public void forEach(Consumer<ConsumerRecord<K, V>> each) {
        while (left() > 0) {
            poll().forEach(each);
        }
    }
}
