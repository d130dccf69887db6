package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.dateline.broker.OpenTransaction;
import org.dateline.enrich.kafka.CoordinatorRecord.Status;
import org.junit.jupiter.api.Test;

class TransactionLogTest {

    private static final TopicPartition HERE = new TopicPartition("articles.enriched", 3);
    private static final TopicPartition THERE = new TopicPartition("articles.enriched", 2);
    private static final OpenTransaction OPEN = new OpenTransaction(HERE, 1, 14, 0, 230);

    private final TransactionLog.Decisions decisions = new TransactionLog.Decisions(List.of(OPEN));

    @Test
    void whatTheCoordinatorDecidedAfterTheBeginIsTheFate() {
        note(1, 13, Status.ONGOING, HERE, THERE);
        note(1, 14, Status.PREPARE_ABORT, HERE, THERE);
        note(1, 14, Status.ONGOING, HERE);
        note(1, 15, Status.PREPARE_COMMIT, HERE);
        note(1, 15, Status.OTHER);
        assertThat(decisions.fates()).containsEntry(OPEN, Fate.COMMITTED);
    }

    @Test
    void aDecisionOfTheTransactionBeforeIsNotTaken() {
        note(1, 13, Status.ONGOING, HERE);
        note(1, 14, Status.PREPARE_COMMIT, HERE);
        note(1, 14, Status.ONGOING, HERE);
        note(1, 15, Status.PREPARE_ABORT, HERE);
        assertThat(decisions.fates()).containsEntry(OPEN, Fate.ABORTED);
    }

    @Test
    void aDecisionOfTheTransactionAfterIsNotTaken() {
        note(1, 14, Status.ONGOING, HERE);
        note(1, 15, Status.PREPARE_ABORT, HERE);
        note(1, 15, Status.ONGOING, HERE);
        note(1, 16, Status.PREPARE_COMMIT, HERE);
        assertThat(decisions.fates()).containsEntry(OPEN, Fate.ABORTED);
    }

    @Test
    void whatWasNeverDecidedIsAborted() {
        note(1, 14, Status.ONGOING, HERE);
        note(2, 14, Status.PREPARE_COMMIT, HERE);
        note(1, 15, Status.PREPARE_COMMIT, THERE);
        assertThat(decisions.fates()).containsEntry(OPEN, Fate.ABORTED);
    }

    @Test
    void recordsAreReadInBothLayouts() {
        ByteBuffer old = ByteBuffer.allocate(100);
        byte[] topic = "articles.enriched".getBytes(UTF_8);
        old.putShort((short) 0).putLong(1).putShort((short) 14).putInt(6_000).put((byte) 1);
        old.putInt(1).putShort((short) topic.length).put(topic);
        old.putInt(2).putInt(3).putInt(2).putLong(0).putLong(0).flip();
        ByteBuffer compact = ByteBuffer.allocate(100);
        compact.putShort((short) 1).putLong(1).putShort((short) 14).putInt(6_000).put((byte) 2);
        compact.put((byte) 2).put((byte) (topic.length + 1)).put(topic);
        compact.put((byte) 3).putInt(3).putInt(2).put(HexFormat.of().parseHex("010502abcd"));
        compact.putLong(0).putLong(0).put((byte) 0).flip();

        assertThat(CoordinatorRecord.read(old))
                .contains(record(1, 14, Status.ONGOING, HERE, THERE));
        assertThat(CoordinatorRecord.read(compact))
                .contains(record(1, 14, Status.PREPARE_COMMIT, HERE, THERE));
    }

    @Test
    void whatIsNoRecordOfACoordinatorTellsNothing() {
        assertThat(CoordinatorRecord.read(ByteBuffer.wrap(new byte[0]))).isEmpty();
        assertThat(CoordinatorRecord.read(ByteBuffer.wrap(new byte[] {0, 9, 1, 2}))).isEmpty();
        byte[] wild = new byte[64];
        java.util.Arrays.fill(wild, (byte) 0x7f);
        wild[0] = 0;
        wild[1] = 1;
        assertThat(CoordinatorRecord.read(ByteBuffer.wrap(wild))).isEmpty();
    }

    private void note(long producer, int epoch, Status status, TopicPartition... partitions) {
        decisions.note(record(producer, epoch, status, partitions));
    }

    private static CoordinatorRecord record(
            long producer, int epoch, Status status, TopicPartition... partitions) {
        return new CoordinatorRecord(producer, epoch, status, Set.of(partitions));
    }
}
