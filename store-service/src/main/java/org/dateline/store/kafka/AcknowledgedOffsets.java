package org.dateline.store.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commits the offsets behind acknowledged batches, with the leader epochs of their records: by
/// these a consumer notices that the log was cut off before an offset. The connector's own
/// strategies leave them out.
///
/// Batches are acknowledged whole and in their order. One commit is under way at a time; what is
/// acknowledged meanwhile goes with the next.
final class AcknowledgedOffsets implements KafkaCommitHandler {

    private static final Logger LOG = Logger.getLogger(AcknowledgedOffsets.class);

    /// For the last commit of a partition, or of the process.
    private static final Duration LAST = Duration.ofSeconds(5);

    private final KafkaConsumer<?, ?> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> due = new ConcurrentHashMap<>();
    /// For the thread that polls.
    private boolean underWay;

    private AcknowledgedOffsets(KafkaConsumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /// What `commit-strategy` of a channel names.
    @ApplicationScoped
    @Identifier("acknowledged-offsets")
    public static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration configuration,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new AcknowledgedOffsets(consumer);
        }
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> acknowledged) {
        ConsumerRecord<?, ?> record =
                acknowledged
                        .getMetadata(IncomingKafkaRecordMetadata.class)
                        .orElseThrow()
                        .getRecord();
        due.put(
                new TopicPartition(record.topic(), record.partition()),
                new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        onPollingThread(this::commit)
                .subscribe()
                .with(
                        nothing -> {},
                        e -> LOG.warnf("offsets not committed yet reason=%s", e.toString()));
        return Uni.createFrom().voidItem();
    }

    private void commit(Consumer<?, ?> polling) {
        if (underWay) {
            return;
        }
        // another member has the others, and repeats what is not committed
        due.keySet().retainAll(polling.assignment());
        Map<TopicPartition, OffsetAndMetadata> offsets = take(due.keySet());
        if (!offsets.isEmpty()) {
            underWay = true;
            polling.commitAsync(offsets, (_, e) -> committed(polling, offsets, e));
        }
    }

    private void committed(
            Consumer<?, ?> polling,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            @Nullable Exception failure) {
        underWay = false;
        if (failure instanceof RetriableException
                || failure instanceof RebalanceInProgressException) {
            offsets.forEach(due::putIfAbsent);
        } else if (failure != null) {
            LOG.warnf("offsets not committed; their records come again reason=%s", failure);
        }
        commit(polling);
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        commitLast(consumer.unwrap(), partitions);
    }

    @Override
    public void terminate(boolean graceful) {
        try {
            onPollingThread(polling -> commitLast(polling, due.keySet()))
                    .subscribeAsCompletionStage()
                    .get(LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.infof("last offsets not committed; their records come again reason=%s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitLast(Consumer<?, ?> polling, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = take(Set.copyOf(partitions));
        if (offsets.isEmpty()) {
            return;
        }
        try {
            polling.commitSync(offsets, LAST);
        } catch (KafkaException e) {
            LOG.infof("last offsets not committed; their records come again reason=%s", e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> take(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = due.remove(partition);
            if (offset != null) {
                taken.put(partition, offset);
            }
        }
        return taken;
    }

    private Uni<Void> onPollingThread(java.util.function.Consumer<Consumer<?, ?>> work) {
        return consumer.runOnPollingThread(
                polling -> {
                    work.accept(polling);
                });
    }
}
