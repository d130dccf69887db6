package org.dateline.store.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/// Notices a broker that keeps its connections and answers nothing, by the bytes that come through
/// them.
@ApplicationScoped
public class BrokerWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// A broker that answers is heard of with every fetch and heartbeat, the rarest of which comes
    /// every three seconds.
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final KafkaClientService clients;
    private final Clock clock;
    private double received;
    private volatile Instant lastHeard = Instant.MIN;

    BrokerWatch(KafkaClientService clients, Clock clock) {
        this.clients = clients;
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

    private void look() {
        // none before the connector has made them
        double now =
                clients.getConsumers("enriched").stream()
                        .map(KafkaConsumer::unwrap)
                        .filter(Objects::nonNull)
                        .mapToDouble(BrokerWatch::received)
                        .sum();
        if (now > received) {
            received = now;
            lastHeard = clock.instant();
        }
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
