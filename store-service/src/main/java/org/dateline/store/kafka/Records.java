package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;
import org.dateline.store.batch.Delivery;
import org.dateline.store.batch.Place;
import org.dateline.store.postgres.Stored;
import org.jspecify.annotations.Nullable;

/// Kafka's records to ours and back.
final class Records {

    /// What the connector adds to the headers of every record it polls.
    private static final String CONNECTOR_PREFIX = "__smallrye_";

    private Records() {}

    static Delivery delivery(KafkaRecord<byte[], byte[]> record) {
        return new Delivery(
                new Place(record.getTopic(), record.getPartition(), offset(record)),
                text(record.getHeaders(), "ce_type"),
                text(record.getHeaders(), "ce_id"),
                record.getPayload());
    }

    static long offset(KafkaRecord<byte[], byte[]> record) {
        return record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getOffset();
    }

    static int bytes(KafkaRecord<byte[], byte[]> record) {
        byte[] value = record.getPayload();
        return value == null ? 0 : value.length;
    }

    static ProducerRecord<byte[], byte[]> stored(Stored stored) {
        return new ProducerRecord<>(
                Topic.STORED.name(),
                null,
                stored.event().articleId().toString().getBytes(UTF_8),
                EventCodec.encode(stored.event()),
                headers(CloudEvent.stored(stored.eventId(), stored.event()).headers()));
    }

    /// Key, value and headers as they came, and why.
    static ProducerRecord<byte[], byte[]> rejected(
            KafkaRecord<byte[], byte[]> record, Rejection rejection) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.getHeaders()) {
            if (!header.key().startsWith(CONNECTOR_PREFIX)
                    && !header.key().startsWith(Rejection.HEADER_PREFIX)) {
                headers.add(header);
            }
        }
        headers(rejection.headers()).forEach(headers::add);
        return new ProducerRecord<>(
                Topic.REJECTED.name(), null, record.getKey(), record.getPayload(), headers);
    }

    private static RecordHeaders headers(Map<String, byte[]> values) {
        RecordHeaders headers = new RecordHeaders();
        values.forEach(headers::add);
        return headers;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
