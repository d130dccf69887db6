package org.dateline.enrich.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dateline.enrich.Outcome;
import org.dateline.events.ReasonCode;
import org.jboss.logging.Logger;

/// Counts committed outcomes, each once.
final class LoopMetrics {

    private static final Logger LOG = Logger.getLogger(LoopMetrics.class);

    private final MeterRegistry meters;
    private final Counter enriched;
    private final Counter erased;
    private final Map<ReasonCode, Counter> rejected = new EnumMap<>(ReasonCode.class);
    private final Timer commits;

    LoopMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.enriched = meters.counter("dateline.articles.enriched");
        this.erased = meters.counter("dateline.tombstones.passed");
        this.commits = meters.timer("dateline.batch.commit");
        for (ReasonCode reason :
                List.of(
                        ReasonCode.MALFORMED_EVENT,
                        ReasonCode.UNKNOWN_EVENT_TYPE,
                        ReasonCode.ENRICHMENT_FAILED,
                        ReasonCode.TOO_LARGE,
                        ReasonCode.PROCESS_DIED)) {
            rejected.put(reason, rejections(reason));
        }
    }

    void committed(Batch batch, Duration commit) {
        commits.record(commit);
        for (Handled record : batch.records()) {
            switch (record.outcome()) {
                case Outcome.Enriched _ -> enriched.increment();
                case Outcome.Erased() -> erased.increment();
                case Outcome.Rejected(var rejection) -> {
                    rejected.computeIfAbsent(rejection.reason(), this::rejections).increment();
                    LOG.warnf(
                            "record rejected reason=%s detail=%s topic=%s partition=%d offset=%d",
                            rejection.reason(),
                            rejection.detail(),
                            rejection.topic(),
                            rejection.partition(),
                            rejection.offset());
                }
            }
        }
        LOG.debugf(
                "batch committed records=%d durationMs=%d",
                batch.records().size(), commit.toMillis());
    }

    private Counter rejections(ReasonCode reason) {
        return meters.counter("dateline.articles.rejected", "reason", reason.name());
    }
}
