package org.dateline.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dateline.broker.BrokerAdmin;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.OpenTransactions;
import org.dateline.events.Topic;
import org.jboss.logging.Logger;

/// Makes the Kafka clients of one broker, with the settings that the guarantees rest on.
public final class Clients {

    private static final Logger LOG = Logger.getLogger(Clients.class);

    /// A killed ingester's open transaction hides records from others for as long.
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(6);

    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BUFFER_BYTES = 24 << 20;

    /// A broker that flushes does so once for each partition's batch, so batches should be few. A
    /// transaction is sent by its flush, and nothing ever waits for this time to pass.
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int BATCH_BYTES = 512 << 10;

    /// An idle producer asks for metadata this often, so that it hears of a broker that answers;
    /// its rates are of the last two windows, and fall to nothing when it hears no more.
    private static final Duration HEARD_OF_EVERY = Duration.ofSeconds(3);

    private static final Duration RATE_WINDOW = Duration.ofSeconds(5);

    private final Map<String, Object> common;

    /// @param connection servers and security, by Kafka's own names
    public Clients(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG, -1);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        common = Map.copyOf(settings);
    }

    BrokerAdmin admin() {
        return new BrokerAdmin(common, ANSWER);
    }

    /// Whether all that an earlier producer of this name wrote in transactions is committed or
    /// aborted wherever it stands. Asked while it has no transaction.
    boolean areEarlierEnded(String transactionalId) {
        try (BrokerAdmin admin = admin()) {
            return new OpenTransactions(
                            admin,
                            List.of(
                                    Topic.RECEIVED.name(),
                                    Topic.REJECTED.name(),
                                    Topic.LEDGER.name()),
                            Optional.empty())
                    .areEndedOf(transactionalId);
        } catch (AuthorizationException e) {
            LOG.warnf("earlier transactions can't be looked at; going on without reason=%s", e);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    Producer<String, byte[]> producer(String transactionalId) {
        Map<String, Object> settings = ClientSettings.producer(common);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, (int) HEARD_OF_EVERY.toMillis());
        settings.put(ProducerConfig.METRICS_SAMPLE_WINDOW_MS_CONFIG, (int) RATE_WINDOW.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.RECEIVED.maxRecordBytes());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// Settings of a consumer in no group.
    Map<String, Object> reader() {
        Map<String, Object> settings = ClientSettings.reader(common);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return settings;
    }
}
