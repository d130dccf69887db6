package org.dateline.store.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.broker.LagWatch;
import org.dateline.events.Topic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// How many enriched articles are not stored yet, and whether that gets less.
@ApplicationScoped
public class StoreLag {

    /// Records wait, and none is taken.
    static final String NO_PROGRESS = "NO_PROGRESS";

    private final Clock clock;
    private final Map<String, Object> kafka;
    private final String group;
    private final Duration stalledAfter;
    private volatile @Nullable LagWatch watch;

    StoreLag(
            Clock clock,
            MeterRegistry meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.enriched.group.id") String group,
            @ConfigProperty(name = "dateline.stalled-after") Duration stalledAfter) {
        this.clock = clock;
        this.kafka = kafka;
        this.group = group;
        this.stalledAfter = stalledAfter;
        Gauge.builder("dateline.records.lag", this, StoreLag::recordsOrNaN).register(meters);
        Gauge.builder("dateline.condition", this, lag -> lag.standstill().isPresent() ? 1 : 0)
                .tag("condition", NO_PROGRESS)
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        watch = LagWatch.start(kafka, group, Topic.ENRICHED.name(), stalledAfter, clock);
    }

    void stop(@Observes ShutdownEvent event) {
        LagWatch started = watch;
        if (started != null) {
            started.close();
        }
    }

    private double recordsOrNaN() {
        OptionalLong records = records();
        return records.isPresent() ? records.getAsLong() : Double.NaN;
    }

    OptionalLong records() {
        LagWatch started = watch;
        return started == null ? OptionalLong.empty() : started.records();
    }

    Optional<String> standstill() {
        LagWatch started = watch;
        return started == null ? Optional.empty() : started.standstill();
    }
}
