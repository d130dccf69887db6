package org.dateline.enrich.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.dateline.enrich.Outcome;
import org.dateline.enrich.ReceivedRecord;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;
import org.jspecify.annotations.Nullable;

/// A consumed record and what became of it.
record Handled(ConsumerRecord<byte[], byte[]> source, Outcome outcome) {

    /// Leaves room for what a rejection adds.
    private static final int MOST_REJECTED_BYTES = Topic.REJECTED.maxRecordBytes() - 32_768;

    static ReceivedRecord received(ConsumerRecord<byte[], byte[]> record) {
        return new ReceivedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                type(record),
                record.key() != null,
                record.value());
    }

    private static @Nullable String type(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null ? null : new String(type.value(), UTF_8);
    }

    /// The record to send: the enriched article, the tombstone, or the consumed record as it came
    /// with the reason in further headers.
    ProducerRecord<byte[], byte[]> result(Route route) {
        return switch (outcome) {
            case Outcome.Enriched enriched -> {
                var record =
                        new ProducerRecord<>(
                                route.enriched(), enriched.key().getBytes(UTF_8), enriched.value());
                addHeaders(record, enriched.headers());
                yield record;
            }
            case Outcome.Erased() ->
                    new ProducerRecord<>(
                            route.enriched(), null, source.key(), null, source.headers());
            case Outcome.Rejected rejected -> {
                var record = rejectable(route.rejected());
                addHeaders(record, rejected.rejection().headers());
                yield record;
            }
        };
    }

    /// The consumed record as it came. One that came compressed and is larger than any topic takes
    /// would stop its partition for ever: of that, what is too large is left out, and the headers
    /// say so and where the whole of it stands.
    private ProducerRecord<byte[], byte[]> rejectable(String topic) {
        long beside = Math.max(source.serializedKeySize(), 0);
        for (Header header : source.headers()) {
            beside += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (beside + Math.max(source.serializedValueSize(), 0) <= MOST_REJECTED_BYTES) {
            return new ProducerRecord<>(
                    topic, null, source.key(), source.value(), source.headers());
        }
        ProducerRecord<byte[], byte[]> record =
                beside <= MOST_REJECTED_BYTES
                        ? new ProducerRecord<>(topic, null, source.key(), null, source.headers())
                        : new ProducerRecord<>(topic, null, null, null);
        record.headers().add(Rejection.LEFT_OUT, "left out, too large".getBytes(UTF_8));
        return record;
    }

    private static void addHeaders(
            ProducerRecord<byte[], byte[]> record, Map<String, byte[]> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value));
    }
}
