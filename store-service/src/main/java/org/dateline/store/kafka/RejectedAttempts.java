package org.dateline.store.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Looks, before [RejectedConsumer] gets records of a partition, whether processes die on them.
/// Such a record stays where it is, on `articles.rejected`; only what is told of files lacks it.
@ApplicationScoped
@Identifier("rejected-attempts")
public class RejectedAttempts implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(RejectedAttempts.class);

    private final Attempts attempts;

    RejectedAttempts(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Intake intake,
            RejectedConsumer rejected) {
        attempts = new Attempts(broker, intake, rejected::write, RejectedAttempts::passOver);
    }

    private static void passOver(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(
                record ->
                        LOG.errorf(
                                "rejection passed over, the process died each time topic=%s"
                                        + " partition=%d offset=%d",
                                record.topic(), record.partition(), record.offset()));
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
