package org.dateline.store.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.RejectedRecord;
import org.dateline.events.Topic;
import org.jspecify.annotations.Nullable;

/// Sends records and waits until the broker has every one of them.
@ApplicationScoped
public class Announcements {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Map<String, Object> configuration;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile boolean abandoned;

    /// @param broker what `kafka.*` configures for every client of this process
    Announcements(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        configuration = new HashMap<>(broker);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "store");
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // room for what a rejection adds to the largest record; the broker counts it compressed
        configuration.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.REJECTED.maxRecordBytes() + 65_536);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    }

    /// @throws KafkaException when the broker did not take all of them; they may be sent again
    synchronized void send(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            Producer<byte[], byte[]> current = producer();
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(current.send(record));
            }
            current.flush();
            for (int i = 0; i < sent.size(); i++) {
                acknowledged(current, sent.get(i), records.get(i));
            }
        } catch (KafkaException e) {
            close();
            throw e;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void acknowledged(
            Producer<byte[], byte[]> producer,
            Future<RecordMetadata> sent,
            ProducerRecord<byte[], byte[]> record)
            throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            Optional<ProducerRecord<byte[], byte[]>> smaller =
                    e.getCause() instanceof RecordTooLargeException
                            ? RejectedRecord.smaller(record)
                            : Optional.empty();
            if (smaller.isPresent()) {
                acknowledged(producer, producer.send(smaller.get()), smaller.get());
            } else {
                throw e.getCause() instanceof KafkaException cause
                        ? cause
                        : new KafkaException("could not send a record", e.getCause());
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> current = producer;
        if (abandoned) {
            throw new KafkaException("the process ends");
        }
        if (current == null) {
            current =
                    new KafkaProducer<>(
                            configuration, new ByteArraySerializer(), new ByteArraySerializer());
            producer = current;
        }
        return current;
    }

    /// Gives up at once what the broker has not acknowledged: whoever sends it is told so, and
    /// nothing is sent after it. The process ends, and may be waiting for a silent broker.
    void abandon() {
        abandoned = true;
        Producer<byte[], byte[]> current = producer;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    /// A producer that failed may hold records which would go out late, so the next attempt gets a
    /// new one.
    @PreDestroy
    synchronized void close() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(CLOSING);
        }
    }
}
