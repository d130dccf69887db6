package org.dateline.store.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dateline.events.ReasonCode;

/// Counts records by what became of them; one that is delivered again counts again.
@ApplicationScoped
public class Counters {

    private static final List<ReasonCode> REASONS =
            List.of(
                    ReasonCode.MALFORMED_EVENT,
                    ReasonCode.UNKNOWN_EVENT_TYPE,
                    ReasonCode.TOO_LARGE,
                    ReasonCode.STORE_FAILED,
                    ReasonCode.PROCESS_DIED);

    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter leftOut;

    Counters(MeterRegistry registry) {
        this.registry = registry;
        this.stored = registry.counter("dateline.articles.stored");
        this.leftOut = registry.counter("dateline.articles.erased");
        REASONS.forEach(this::rejections);
    }

    void stored(int articles) {
        stored.increment(articles);
    }

    /// Of articles that were erased.
    void leftOut(int articles) {
        leftOut.increment(articles);
    }

    private Counter rejections(ReasonCode reason) {
        return registry.counter("dateline.articles.rejected", "reason", reason.name());
    }

    void rejected(ReasonCode reason) {
        rejections(reason).increment();
    }
}
