package org.dateline.enrich.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.dateline.events.Attempt;

/// Handled records that one transaction commits: of each partition all up to some offset.
///
/// @param next what is noted at the offsets where consumption goes on
record Batch(List<Handled> records, Attempt next) {

    static final Batch EMPTY = new Batch(List.of());

    Batch {
        records = List.copyOf(records);
    }

    Batch(List<Handled> records) {
        this(records, Attempt.NONE);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /// Where consumption goes on in each partition once the batch is committed.
    Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Handled record : records) {
            var source = record.source();
            Optional<Integer> epoch = source.leaderEpoch();
            offsets.put(
                    new TopicPartition(source.topic(), source.partition()),
                    new OffsetAndMetadata(source.offset() + 1, epoch, next.metadata()));
        }
        return offsets;
    }
}
