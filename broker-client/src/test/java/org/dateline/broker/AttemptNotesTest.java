package org.dateline.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.dateline.events.Attempt;
import org.junit.jupiter.api.Test;

class AttemptNotesTest {

    private static final TopicPartition PARTITION = new TopicPartition("articles", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    AttemptNotesTest() {
        consumer.assign(Set.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 2L));
        consumer.updateEndOffsets(Map.of(PARTITION, 9L));
    }

    @Test
    void aPartitionWithoutACommitBeginsAtItsFirstRecord() {
        AttemptNotes found = AttemptNotes.read(consumer, Set.of(PARTITION));

        assertThat(found.notes())
                .containsExactly(
                        Map.entry(
                                PARTITION, new OffsetAndMetadata(2, Attempt.TOGETHER.metadata())));
        assertThat(found.suspects()).isEmpty();
    }

    @Test
    void aNoteKeepsTheLeaderEpochByWhichACutOffLogIsNoticed() {
        commit(new OffsetAndMetadata(5, Optional.of(3), ""));

        AttemptNotes found = AttemptNotes.read(consumer, Set.of(PARTITION));

        assertThat(found.notes())
                .containsExactly(
                        Map.entry(
                                PARTITION,
                                new OffsetAndMetadata(
                                        5, Optional.of(3), Attempt.TOGETHER.metadata())));
    }

    @Test
    void soDoesTheBeginningOfASuspectPartition() {
        Attempt attempt = Attempt.NONE;
        while (!attempt.isSuspicious()) {
            attempt = attempt.together();
        }
        OffsetAndMetadata committed = new OffsetAndMetadata(5, Optional.of(3), attempt.metadata());
        commit(committed);

        AttemptNotes found = AttemptNotes.read(consumer, Set.of(PARTITION));

        assertThat(found.notes()).isEmpty();
        assertThat(found.suspects().get(PARTITION).at()).isEqualTo(committed);
    }

    private void commit(OffsetAndMetadata offset) {
        consumer.commitSync(Map.of(PARTITION, offset));
    }
}
