package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void samplesOfAMetricAreSummedUp() {
        String metrics =
                """
                # HELP dateline_articles_published_total articles
                # TYPE dateline_articles_published_total counter
                dateline_articles_published_total 5.0
                dateline_files_seen_total{kind="txt",note="a } b"} 4.0
                dateline_files_seen_total{kind="other"} 2.0 1700000000000
                jvm_info{version="25 ea"} 1
                broken
                """;

        assertThat(Metrics.parse(metrics))
                .containsEntry("dateline_articles_published_total", 5.0)
                .containsEntry("dateline_files_seen_total", 6.0)
                .containsEntry("jvm_info", 1.0)
                .hasSize(3);
    }
}
