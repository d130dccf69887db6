package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.dateline.broker.RecordHeader;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.RecordRejection;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;
import org.dateline.store.batch.Delivery;
import org.dateline.store.batch.Place;
import org.dateline.store.postgres.Erasure;
import org.dateline.store.postgres.RejectionRow;
import org.dateline.store.postgres.Stored;
import org.jspecify.annotations.Nullable;

/// Kafka's records to ours and back.
final class Records {

    /// What the connector adds to the headers of every record it polls.
    private static final String CONNECTOR_PREFIX = "__smallrye_";

    /// Where records stood that never were on a topic; a claim follows.
    private static final String FILES = "file/";

    private Records() {}

    @SuppressWarnings("unchecked") // the metadata is of the channel's own types
    static <V> List<ConsumerRecord<byte[], V>> of(KafkaRecordBatch<byte[], V> batch) {
        List<ConsumerRecord<byte[], V>> records = new ArrayList<>();
        batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow()
                .getRecords()
                .forEach(record -> records.add((ConsumerRecord<byte[], V>) record));
        return records;
    }

    static Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
        return new Delivery(
                place(record),
                text(record.headers(), "ce_type"),
                text(record.headers(), "ce_id"),
                record.value());
    }

    static Place place(ConsumerRecord<?, ?> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    static int bytes(ConsumerRecord<byte[], PolledValue> record) {
        PolledValue value = record.value();
        return value == null ? 0 : value.length();
    }

    /// The record as it came.
    static ConsumerRecord<byte[], byte[]> unpacked(ConsumerRecord<byte[], PolledValue> record) {
        PolledValue value = record.value();
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                value == null ? null : value.bytes(),
                withoutConnectors(record.headers()),
                record.leaderEpoch());
    }

    private static RecordHeaders withoutConnectors(Headers all) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : all) {
            if (!header.key().startsWith(CONNECTOR_PREFIX)) {
                headers.add(header);
            }
        }
        return headers;
    }

    static ProducerRecord<byte[], byte[]> stored(Stored stored) {
        return new ProducerRecord<>(
                Topic.STORED.name(),
                null,
                stored.event().articleId().toString().getBytes(UTF_8),
                EventCodec.encode(stored.event()),
                headers(CloudEvent.stored(stored.eventId(), stored.event()).headers()));
    }

    /// Takes what stood under the article's key off a topic.
    static ProducerRecord<byte[], byte[]> tombstone(String topic, Erasure erasure) {
        return new ProducerRecord<>(
                topic,
                null,
                erasure.articleId().toString().getBytes(UTF_8),
                null,
                headers(CloudEvent.erased(erasure.articleId(), erasure.at()).headers()));
    }

    /// What a record of `articles.rejected` says; empty when it is not one that Dateline wrote.
    static Optional<RejectionRow> rejection(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        boolean ofFile = rejected(headers, "stage").equals(RecordRejection.STAGE);
        String claim = rejected(headers, "claim");
        String place = rejected(headers, "record");
        try {
            return Optional.of(
                    RejectionRow.of(
                            ofFile ? FILES + claim : rejected(headers, "topic"),
                            ofFile ? 0 : Integer.parseInt(rejected(headers, "partition")),
                            Long.parseLong(ofFile ? place : rejected(headers, "offset")),
                            ofFile ? claim + "/" + place : text(headers, "ce_id"),
                            rejected(headers, "reason"),
                            rejected(headers, "stage"),
                            rejected(headers, "detail"),
                            Instant.parse(rejected(headers, "time"))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String rejected(Headers headers, String name) {
        String value = RecordHeader.text(headers, Rejection.HEADER_PREFIX + name).orElse("");
        // which no text of the database may hold
        return value.replace('\0', '\uFFFD');
    }

    private static RecordHeaders headers(Map<String, byte[]> values) {
        RecordHeaders headers = new RecordHeaders();
        values.forEach(headers::add);
        return headers;
    }

    private static @Nullable String text(Headers headers, String name) {
        return RecordHeader.text(headers, name).orElse(null);
    }
}
