package org.dateline.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.dateline.events.Attempt;

/// What a process that gets partitions finds noted at their committed offsets.
///
/// @param notes what it is to note, for partitions that it begins with as usual
/// @param suspects partitions whose records are to be gone through one at a time
public record AttemptNotes(
        Map<TopicPartition, OffsetAndMetadata> notes, Map<TopicPartition, Beginning> suspects) {

    /// Where a partition goes on, and what is noted there.
    ///
    /// @param at with the leader epoch that was committed, if one was
    public record Beginning(OffsetAndMetadata at, Attempt found) {

        public long offset() {
            return at.offset();
        }
    }

    /// @param consumer of the group
    /// @throws KafkaException when the broker is away
    public static AttemptNotes read(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();
        Map<TopicPartition, Beginning> suspects = new LinkedHashMap<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        beginnings(consumer, partitions)
                .forEach(
                        (partition, beginning) -> {
                            if (beginning.offset() >= ends.getOrDefault(partition, 0L)) {
                                notes.put(partition, note(beginning.at(), Attempt.TOGETHER));
                            } else if (!beginning.found().isSuspicious()) {
                                notes.put(
                                        partition,
                                        note(beginning.at(), beginning.found().together()));
                            } else {
                                suspects.put(partition, beginning);
                            }
                        });
        return new AttemptNotes(notes, suspects);
    }

    private static Map<TopicPartition, Beginning> beginnings(
            Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(consumer.committed(partitions));
        Map<TopicPartition, Beginning> beginnings = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                beginnings.put(partition, new Beginning(offset, Attempt.of(offset.metadata())));
            }
        }
        Set<TopicPartition> fresh = new HashSet<>(partitions);
        fresh.removeAll(beginnings.keySet());
        if (!fresh.isEmpty()) {
            consumer.beginningOffsets(fresh)
                    .forEach(
                            (partition, offset) ->
                                    beginnings.put(
                                            partition,
                                            new Beginning(
                                                    new OffsetAndMetadata(offset), Attempt.NONE)));
        }
        return beginnings;
    }

    /// An offset to commit, with an attempt noted at it. It keeps its leader epoch, by which a
    /// consumer notices that the log was cut off before it.
    public static OffsetAndMetadata note(OffsetAndMetadata at, Attempt attempt) {
        return new OffsetAndMetadata(at.offset(), at.leaderEpoch(), attempt.metadata());
    }
}
