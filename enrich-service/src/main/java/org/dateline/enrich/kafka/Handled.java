package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.dateline.enrich.Outcome;
import org.dateline.enrich.ReceivedRecord;
import org.jspecify.annotations.Nullable;

/// A consumed record and what became of it.
record Handled(ConsumerRecord<byte[], byte[]> source, Outcome outcome) {

    static ReceivedRecord received(ConsumerRecord<byte[], byte[]> record) {
        return new ReceivedRecord(
                record.topic(), record.partition(), record.offset(), type(record), record.value());
    }

    private static @Nullable String type(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null ? null : new String(type.value(), UTF_8);
    }

    /// The record to send: the enriched article, or the consumed record as it came with the reason
    /// in further headers.
    ProducerRecord<byte[], byte[]> result(Route route) {
        return switch (outcome) {
            case Outcome.Enriched enriched -> {
                var record =
                        new ProducerRecord<>(
                                route.enriched(), enriched.key().getBytes(UTF_8), enriched.value());
                addHeaders(record, enriched.headers());
                yield record;
            }
            case Outcome.Rejected rejected -> {
                var record =
                        new ProducerRecord<>(
                                route.rejected(),
                                null,
                                source.key(),
                                source.value(),
                                source.headers());
                addHeaders(record, rejected.rejection().headers());
                yield record;
            }
        };
    }

    private static void addHeaders(
            ProducerRecord<byte[], byte[]> record, Map<String, byte[]> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value));
    }
}
