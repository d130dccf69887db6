package org.dateline.broker;

import java.util.Optional;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;

/// A transaction that has no end yet, as one partition has it.
///
/// @param coordinatorEpoch of the coordinator that ended the producer's transaction before this one
///     there; 0, the lowest that there is, when none did
public record OpenTransaction(
        TopicPartition partition,
        long producerId,
        int producerEpoch,
        int coordinatorEpoch,
        long startOffset) {

    /// @return nothing when the producer has no open transaction there
    static Optional<OpenTransaction> of(TopicPartition partition, ProducerState producer) {
        return producer.currentTransactionStartOffset().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new OpenTransaction(
                                partition,
                                producer.producerId(),
                                producer.producerEpoch(),
                                Math.max(0, producer.coordinatorEpoch().orElse(0)),
                                producer.currentTransactionStartOffset().getAsLong()));
    }

    @Override
    public String toString() {
        return "partition=%s startOffset=%d producer=%d epoch=%d"
                .formatted(partition, startOffset, producerId, producerEpoch);
    }
}
