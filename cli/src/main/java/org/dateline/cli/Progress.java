package org.dateline.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.dateline.local.Part;

/// How far articles have come, as the services count them since the system was started.
final class Progress {

    /// A step on an article's way, in order.
    enum Step {
        SEEN(Part.INGEST, "dateline_files_seen_total", "seen"),
        PUBLISHED(Part.INGEST, "dateline_articles_published_total", "published"),
        ENRICHED(Part.ENRICH, "dateline_articles_enriched_total", "enriched"),
        STORED(Part.STORE, "dateline_articles_stored_total", "stored"),
        QUARANTINED(Part.INGEST, "dateline_files_quarantined_total", "quarantined"),
        ENRICH_REJECTED(Part.ENRICH, "dateline_articles_rejected_total", "rejected"),
        STORE_REJECTED(Part.STORE, "dateline_articles_rejected_total", "rejected");

        private final Part counter;
        private final String metric;
        private final String label;

        Step(Part counter, String metric, String label) {
            this.counter = counter;
            this.metric = metric;
            this.label = label;
        }

        String label() {
            return label;
        }

        private boolean isTrouble() {
            return this.compareTo(STORED) > 0;
        }
    }

    private final Map<Step, Count> counts = new EnumMap<>(Step.class);

    Progress() {
        for (Step step : Step.values()) {
            counts.put(step, new Count());
        }
    }

    /// @param metrics of the part, as it has just said
    void update(Part part, Map<String, Double> metrics) {
        counts.forEach(
                (step, count) -> {
                    Double value = metrics.get(step.metric);
                    if (step.counter == part && value != null) {
                        count.update(value.longValue());
                    }
                });
    }

    long of(Step step) {
        Count count = counts.get(step);
        return count == null ? 0 : count.total();
    }

    /// Files and articles that came to an end, whichever.
    long finished() {
        return of(Step.STORED)
                + of(Step.QUARANTINED)
                + of(Step.ENRICH_REJECTED)
                + of(Step.STORE_REJECTED);
    }

    /// One line: all steps, and of the troubles those there are.
    @Override
    public String toString() {
        Map<String, Long> shown = new LinkedHashMap<>();
        for (Step step : Step.values()) {
            if (!step.isTrouble() || of(step) > 0) {
                shown.merge(step.label, of(step), Long::sum);
            }
        }
        StringJoiner line = new StringJoiner(" · ");
        shown.forEach((label, count) -> line.add(label + " " + count));
        return line.toString();
    }
}
