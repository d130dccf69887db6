package org.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dateline.local.Metrics;
import org.dateline.local.Part;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final String METRICS =
            """
            # HELP dateline_articles_published_total articles
            # TYPE dateline_articles_published_total counter
            dateline_articles_published_total 5.0
            dateline_files_seen_total{kind="txt",note="a } b"} 4.0
            dateline_files_seen_total{kind="other"} 2.0 1700000000000
            jvm_info{version="25 ea"} 1
            broken
            """;

    @Test
    void lineShowsEveryStepAndTroublesOnlyIfThereAreAny() {
        Progress progress = new Progress();
        progress.update(Part.INGEST, Metrics.parse(METRICS));

        assertThat(progress).hasToString("seen 6 · published 5 · enriched 0 · stored 0");

        progress.update(Part.STORE, Map.of("dateline_articles_rejected_total", 1.0));
        progress.update(Part.ENRICH, Map.of("dateline_articles_rejected_total", 2.0));

        assertThat(progress)
                .hasToString("seen 6 · published 5 · enriched 0 · stored 0 · rejected 3");
    }

    @Test
    void countsGoOnWhenAServiceIsStartedAgain() {
        Progress progress = new Progress();
        progress.update(Part.STORE, Map.of("dateline_articles_stored_total", 5.0));
        progress.update(Part.STORE, Map.of("dateline_articles_stored_total", 0.0));
        progress.update(Part.STORE, Map.of("dateline_articles_stored_total", 2.0));

        assertThat(progress.of(Progress.Step.STORED)).isEqualTo(7);
    }
}
