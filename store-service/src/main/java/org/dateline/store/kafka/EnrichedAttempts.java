package org.dateline.store.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Looks, before [EnrichedConsumer] gets records of a partition, whether processes die on them.
@ApplicationScoped
@Identifier("enriched-attempts")
public class EnrichedAttempts implements KafkaConsumerRebalanceListener {

    private final Attempts attempts;

    EnrichedAttempts(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Intake intake,
            BatchProtocol protocol) {
        attempts = new Attempts(broker, intake, protocol::runFew, protocol::processDied);
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        attempts.begin(consumer, partitions);
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        attempts.withdraw(consumer, partitions);
    }
}
