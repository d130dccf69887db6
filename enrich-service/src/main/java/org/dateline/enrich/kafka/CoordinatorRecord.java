package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.ByteUtils;

/// A record of `__transaction_state`, as far as it tells what became of a transaction.
///
/// @param partitions that the transaction wrote to and that were not told of its end then
record CoordinatorRecord(
        long producerId, int producerEpoch, Status status, Set<TopicPartition> partitions) {

    /// Of a transaction, by Kafka's numbers.
    enum Status {
        ONGOING,
        PREPARE_COMMIT,
        PREPARE_ABORT,
        OTHER;

        private static Status of(byte number) {
            return switch (number) {
                case 1 -> ONGOING;
                case 2 -> PREPARE_COMMIT;
                case 3 -> PREPARE_ABORT;
                default -> OTHER;
            };
        }
    }

    /// Reads a value by the layout that Kafka's `TransactionLogValue.json` describes, versions 0
    /// and 1.
    ///
    /// @return nothing when it is of another version
    static Optional<CoordinatorRecord> read(ByteBuffer value) {
        try {
            int version = value.getShort();
            if (version < 0 || version > 1) {
                return Optional.empty();
            }
            boolean compact = version == 1;
            long producerId = value.getLong();
            int producerEpoch = value.getShort();
            value.getInt(); // its time limit
            Status status = Status.of(value.get());
            return Optional.of(
                    new CoordinatorRecord(
                            producerId, producerEpoch, status, partitions(value, compact)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<TopicPartition> partitions(ByteBuffer value, boolean compact) {
        Set<TopicPartition> partitions = new HashSet<>();
        int topics = length(value, compact);
        for (int i = 0; i < topics; i++) {
            String topic = text(value, compact);
            int count = length(value, compact);
            for (int j = 0; j < count; j++) {
                partitions.add(new TopicPartition(topic, value.getInt()));
            }
            if (compact) {
                skipTagged(value);
            }
        }
        return partitions;
    }

    private static int length(ByteBuffer value, boolean compact) {
        return compact ? ByteUtils.readUnsignedVarint(value) - 1 : value.getInt();
    }

    private static String text(ByteBuffer value, boolean compact) {
        int bytes = compact ? ByteUtils.readUnsignedVarint(value) - 1 : value.getShort();
        if (bytes < 0 || bytes > value.remaining()) {
            throw new IllegalArgumentException("no name of a topic");
        }
        byte[] text = new byte[bytes];
        value.get(text);
        return new String(text, UTF_8);
    }

    private static void skipTagged(ByteBuffer value) {
        int fields = ByteUtils.readUnsignedVarint(value);
        for (int i = 0; i < fields; i++) {
            ByteUtils.readUnsignedVarint(value); // which
            value.position(value.position() + ByteUtils.readUnsignedVarint(value));
        }
    }
}
