package org.dateline.store.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jboss.logging.Logger;

/// Notices a broker that keeps its connections and answers nothing, by the bytes that come through
/// them.
@ApplicationScoped
public class BrokerWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// A broker that answers is heard of with every fetch and heartbeat, the rarest of which comes
    /// every three seconds.
    private static final Duration SILENT = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);

    private final DoubleSupplier bytesReceived;
    private final InstantSource clock;
    private double received;
    private boolean blind;
    private volatile Instant lastHeard = Instant.MIN;

    @Inject
    BrokerWatch(KafkaClientService clients, Clock clock) {
        this(() -> received(clients), clock);
    }

    /// @param bytesReceived how many bytes have come from brokers so far
    BrokerWatch(DoubleSupplier bytesReceived, InstantSource clock) {
        this.bytesReceived = bytesReceived;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("broker-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    /// A look that fails hears nothing, and the next one may.
    void look() {
        try {
            double now = bytesReceived.getAsDouble();
            if (now > received) {
                lastHeard = clock.instant();
            }
            received = now;
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                LOG.warn("broker check failed; retrying", e);
            }
            blind = true;
        }
    }

    private static double received(KafkaClientService clients) {
        // none before the connector has made them
        return clients.getConsumers("enriched").stream()
                .map(KafkaConsumer::unwrap)
                .filter(Objects::nonNull)
                .mapToDouble(BrokerWatch::received)
                .sum();
    }

    private static double received(Consumer<?, ?> consumer) {
        double bytes = 0;
        for (Metric metric : consumer.metrics().values()) {
            if (metric.metricName().group().equals("consumer-metrics")
                    && metric.metricName().name().equals("incoming-byte-total")
                    && metric.metricValue() instanceof Number value) {
                bytes += value.doubleValue();
            }
        }
        return bytes;
    }

    /// Whether any broker said anything in the last seconds.
    public boolean hears() {
        return lastHeard.isAfter(clock.instant().minus(SILENT));
    }
}
