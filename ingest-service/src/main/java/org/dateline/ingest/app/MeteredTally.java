package org.dateline.ingest.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.publish.Tally;

/// Counts into metrics.
final class MeteredTally implements Tally {

    private final Counter seen;
    private final Counter published;
    private final Counter archived;
    private final Counter putBack;
    private final Map<ReasonCode, Counter> quarantined = new EnumMap<>(ReasonCode.class);

    MeteredTally(MeterRegistry registry) {
        seen = registry.counter("dateline.files.seen");
        published = registry.counter("dateline.articles.published");
        archived = registry.counter("dateline.files.archived");
        putBack = registry.counter("dateline.files.put.back");
        for (ReasonCode reason : ReasonCode.values()) {
            quarantined.put(
                    reason,
                    registry.counter("dateline.files.quarantined", "reason", reason.name()));
        }
    }

    @Override
    public void seen() {
        seen.increment();
    }

    @Override
    public void published(int articles) {
        published.increment(articles);
    }

    @Override
    public void archived() {
        archived.increment();
    }

    @Override
    public void quarantined(ReasonCode reason) {
        Counter counter = quarantined.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void putBack() {
        putBack.increment();
    }
}
