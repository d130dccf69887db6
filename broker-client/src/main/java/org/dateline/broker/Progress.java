package org.dateline.broker;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// Tells for how long a group has left records of a partition alone.
///
/// Only time between two looks that succeeded counts: while the broker is away nobody can get on,
/// and that is told elsewhere.
final class Progress {

    private Map<TopicPartition, Standstill> standstills = Map.of();

    /// A partition with records that nobody consumes.
    record Standstill(TopicPartition partition, PartitionLag lag, Duration lasts) {

        String line() {
            return "%d records of %s wait from offset %d on, and none was taken for %d s"
                    .formatted(lag.records(), partition, lag.next(), lasts.toSeconds());
        }
    }

    /// @param elapsed since the look before
    void note(Map<TopicPartition, PartitionLag> lags, Duration elapsed) {
        Map<TopicPartition, Standstill> still = new HashMap<>();
        lags.forEach(
                (partition, lag) -> {
                    if (lag.records() > 0) {
                        still.put(
                                partition,
                                new Standstill(partition, lag, lasts(partition, lag, elapsed)));
                    }
                });
        standstills = still;
    }

    private Duration lasts(TopicPartition partition, PartitionLag lag, Duration elapsed) {
        Standstill before = standstills.get(partition);
        return before != null && before.lag.next() == lag.next()
                ? before.lasts.plus(elapsed)
                : Duration.ZERO;
    }

    /// The longest standstill, if there is one of this length.
    Optional<Standstill> standstill(Duration atLeast) {
        return standstills.values().stream()
                .filter(one -> one.lasts.compareTo(atLeast) >= 0)
                .max(Comparator.comparing(Standstill::lasts));
    }
}
