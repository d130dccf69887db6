package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dateline.events.ReasonCode;
import org.dateline.events.RecordRejection;
import org.dateline.events.Rejection;
import org.dateline.store.postgres.RejectionRow;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final Instant TIME = Instant.parse("2024-05-01T10:00:00Z");

    @Test
    void aRecordOfATopicIsKnownByItsPlaceThere() {
        var rejection =
                new Rejection(ReasonCode.MALFORMED_EVENT, "enrich", "no text", "t", 3, 17, TIME);
        var record = record(rejection.headers());
        record.headers().add("ce_id", "c/5".getBytes(UTF_8));

        assertThat(Records.rejection(record))
                .contains(
                        new RejectionRow(
                                "t", 3, 17, "c", 5L, "MALFORMED_EVENT", "enrich", "no text", TIME));
    }

    @Test
    void aRecordOfAFileIsKnownByItsPlaceThere() {
        var rejection =
                new RecordRejection(
                        ReasonCode.MALFORMED_RECORD, "not JSON", "c", 5, "a.jsonl", 99, TIME);

        assertThat(Records.rejection(record(rejection.headers())))
                .contains(
                        new RejectionRow(
                                "file/c",
                                0,
                                5,
                                "c",
                                5L,
                                "MALFORMED_RECORD",
                                "ingest",
                                "not JSON",
                                TIME));
    }

    @Test
    void whatIsNoRejectionOfOursIsPassedOver() {
        assertThat(Records.rejection(record(Map.of()))).isEmpty();
        assertThat(Records.rejection(record(Map.of("rejected_stage", "ingest".getBytes(UTF_8)))))
                .isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(Map<String, byte[]> headers) {
        var record = new ConsumerRecord<>("r", 0, 0, new byte[0], new byte[0]);
        headers.forEach(record.headers()::add);
        return record;
    }
}
