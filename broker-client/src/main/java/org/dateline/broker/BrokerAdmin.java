package org.dateline.broker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Asks brokers, and waits for no answer longer than it was told to. What fails, fails with the
/// broker's own `KafkaException`.
public final class BrokerAdmin implements AutoCloseable {

    private final Admin admin;
    private final Duration patience;

    /// @param chosen by Kafka's names: servers, security
    /// @param patience how long to wait for any one answer
    public BrokerAdmin(Map<String, Object> chosen, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = ClientSettings.admin(chosen);
        settings.put("request.timeout.ms", millis);
        settings.put("default.api.timeout.ms", millis);
        settings.put("reconnect.backoff.max.ms", 1_000);
        this.admin = Admin.create(settings);
        this.patience = patience;
    }

    /// @throws KafkaException when the broker refuses, or does not answer in time
    public <T> T ask(Function<Admin, KafkaFuture<T>> question) throws InterruptedException {
        try {
            return question.apply(admin).get(patience.toMillis(), MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        }
    }

    /// Where partitions begin or end, whether committed or not.
    ///
    /// @throws KafkaException when the broker refuses, or does not answer in time
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException {
        return ask(
                        admin ->
                                admin.listOffsets(
                                                partitions.stream()
                                                        .collect(
                                                                toMap(
                                                                        Function.identity(),
                                                                        p -> spec)))
                                        .all())
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().offset()));
    }

    /// Where a group goes on; nothing of partitions that it has not committed yet.
    ///
    /// @throws KafkaException when the broker refuses, or does not answer in time
    public Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws InterruptedException {
        return ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
