package org.dateline.enrich.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dateline.broker.LagWatch;
import org.dateline.enrich.kafka.Route;
import org.dateline.enrich.kafka.TransactionWatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Looks at the broker beside the loop, and says in health check and metrics what it sees.
@ApplicationScoped
public class BrokerWatches {

    /// Records wait, and none is taken.
    private static final String NO_PROGRESS = "NO_PROGRESS";

    /// What follows in a partition is hidden, and nothing but this service ends it.
    private static final String HANGING_TRANSACTION = "HANGING_TRANSACTION";

    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, Object> kafka;
    private final Duration stalledAfter;
    private volatile @Nullable LagWatch lag;
    private volatile @Nullable TransactionWatch transactions;

    BrokerWatches(
            Clock clock,
            MeterRegistry meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dateline.stalled-after") Duration stalledAfter) {
        this.clock = clock;
        this.meters = meters;
        this.kafka = kafka;
        this.stalledAfter = stalledAfter;
        Gauge.builder("dateline.records.lag", this, BrokerWatches::lagOrNaN).register(meters);
        for (String condition : List.of(NO_PROGRESS, HANGING_TRANSACTION)) {
            Gauge.builder(
                            "dateline.condition",
                            this,
                            watches -> watches.conditions().containsKey(condition) ? 1 : 0)
                    .tag("condition", condition)
                    .register(meters);
        }
    }

    void start(@Observes StartupEvent event) {
        String group = EnrichLifecycle.GROUP;
        lag = LagWatch.start(kafka, group, Route.ARTICLES.received(), stalledAfter, clock);
        transactions =
                TransactionWatch.start(
                        kafka, group, clock, meters.counter("dateline.transactions.ended"));
    }

    void stop(@Observes ShutdownEvent event) {
        LagWatch lagWatch = lag;
        if (lagWatch != null) {
            lagWatch.close();
        }
        TransactionWatch transactionWatch = transactions;
        if (transactionWatch != null) {
            transactionWatch.close();
        }
    }

    private double lagOrNaN() {
        OptionalLong records = lag();
        return records.isPresent() ? records.getAsLong() : Double.NaN;
    }

    /// Records that are not enriched yet; nothing while the broker does not tell.
    public OptionalLong lag() {
        LagWatch watch = lag;
        return watch == null ? OptionalLong.empty() : watch.records();
    }

    /// What holds now, each by its name and with one line for a person.
    public Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        LagWatch lagWatch = lag;
        if (lagWatch != null) {
            lagWatch.standstill().ifPresent(line -> conditions.put(NO_PROGRESS, line));
        }
        TransactionWatch transactionWatch = transactions;
        if (transactionWatch != null) {
            transactionWatch.hanging().ifPresent(line -> conditions.put(HANGING_TRANSACTION, line));
        }
        return conditions;
    }
}
