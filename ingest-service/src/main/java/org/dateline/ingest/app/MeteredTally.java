package org.dateline.ingest.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.publish.Tally;
import org.jspecify.annotations.Nullable;

/// Counts into metrics.
final class MeteredTally implements Tally {

    private final Counter seen;
    private final Counter published;
    private final Counter archived;
    private final Counter putBack;
    private final Map<ReasonCode, Counter> quarantined;
    private final Map<ReasonCode, Counter> rejected;

    MeteredTally(MeterRegistry registry) {
        seen = registry.counter("dateline.files.seen");
        published = registry.counter("dateline.articles.published");
        archived = registry.counter("dateline.files.archived");
        putBack = registry.counter("dateline.files.put.back");
        quarantined = byReason(registry, "dateline.files.quarantined");
        rejected = byReason(registry, "dateline.records.rejected");
    }

    private static Map<ReasonCode, Counter> byReason(MeterRegistry registry, String name) {
        Map<ReasonCode, Counter> counters = new EnumMap<>(ReasonCode.class);
        for (ReasonCode reason : ReasonCode.values()) {
            counters.put(reason, registry.counter(name, "reason", reason.name()));
        }
        return counters;
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
        increment(quarantined.get(reason));
    }

    @Override
    public void rejected(ReasonCode reason) {
        increment(rejected.get(reason));
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void putBack() {
        putBack.increment();
    }
}
