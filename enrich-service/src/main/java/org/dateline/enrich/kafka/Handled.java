package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.broker.RecordHeader;
import org.dateline.broker.RejectedRecord;
import org.dateline.enrich.Outcome;
import org.dateline.enrich.ReceivedRecord;
import org.dateline.events.Topic;

/// A consumed record and what became of it.
record Handled(ConsumerRecord<byte[], byte[]> source, Outcome outcome) {

    /// Leaves room for what a batch adds.
    private static final int MOST_REJECTED_BYTES = Topic.REJECTED.maxRecordBytes() - 32_768;

    static ReceivedRecord received(ConsumerRecord<byte[], byte[]> record) {
        return new ReceivedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                RecordHeader.text(record.headers(), "ce_type").orElse(null),
                record.key() != null,
                record.value());
    }

    /// The record to send: the enriched article, the tombstone, or the consumed record as it came
    /// with the reason in further headers.
    ProducerRecord<byte[], byte[]> result(Route route) {
        return switch (outcome) {
            case Outcome.Enriched enriched -> {
                var record =
                        new ProducerRecord<>(
                                route.enriched(), enriched.key().getBytes(UTF_8), enriched.value());
                enriched.headers().forEach(record.headers()::add);
                yield record;
            }
            case Outcome.Erased() ->
                    new ProducerRecord<>(
                            route.enriched(), null, source.key(), null, source.headers());
            case Outcome.Rejected rejected ->
                    // one that came compressed may be larger than any topic takes
                    RejectedRecord.within(
                            MOST_REJECTED_BYTES,
                            RejectedRecord.of(source, rejected.rejection(), route.rejected()));
        };
    }
}
