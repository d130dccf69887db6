package org.dateline.enrichment.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dateline.events.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every text, a news page or not.
class SegmentsTest {

    private static final Segmenter SEGMENTER = Segmenter.load();
    private static final int MEBIBYTE = 1 << 20;

    /// Many times what cold code on a slow core needs.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Property(tries = 500)
    void segmentsCoverThePage(@ForAll("pages") String text) {
        assertCovered(text, SEGMENTER.segment(text, null).segments());
    }

    @Property(tries = 500)
    void segmentsCoverAnyText(@ForAll String text) {
        assertCovered(text, SEGMENTER.segment(text, text).segments());
    }

    @Property(tries = 200)
    void sameTextHasTheSameSegments(@ForAll("pages") String text) {
        assertThat(SEGMENTER.segment(text, null)).isEqualTo(SEGMENTER.segment(text, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "a",
                "a\n",
                "a\n\n",
                ".",
                "\"",
                "\"a\"\n",
                "A.",
                "A b\n",
                "A,",
                "By A\n",
                "|",
                "By A | ",
                "\u3042",
                "#",
                "# ",
                "( ",
                "date 2024-01-01 ",
                "follow ",
                "follow a\n",
                "Tag\n\n",
                "A b c d e f.\n",
                "A, ",
                "EA ",
                "EA-",
                "EA, ",
                "9 ",
                "1/",
                "…\n",
                "A b …\n\n",
                "“",
                "\r",
                "\u2028",
                "Photo: ",
                "\u200B",
                "😀",
                "a-",
                "'a"
            })
    void hostileTextTakesNoLongerThanAnyOther(String repeated) {
        String text = repeated.repeat(MEBIBYTE / repeated.length());

        long start = cpuTime();
        List<Segment> segments = SEGMENTER.segment(text, null).segments();

        assertThat(Duration.ofNanos(cpuTime() - start)).isLessThan(LONGEST);
        assertCovered(text, segments);
    }

    @Test
    void segmentsOfATextWithVeryManyLinesAreBounded() {
        String text = "A b\n\nThe story went on and on.\n\n".repeat(MEBIBYTE / 32);

        assertThat(SEGMENTER.segment(text, null).segments()).hasSizeLessThan(30_000);
    }

    /// Of this thread, so that other processes do not count.
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void assertCovered(String text, List<Segment> segments) {
        int covered = 0;
        for (Segment segment : segments) {
            assertThat(segment.start()).isEqualTo(covered);
            assertThat(segment.end()).isGreaterThan(covered);
            covered = segment.end();
        }
        assertThat(covered).isEqualTo(text.length());
    }

    /// Lines as pages have them, in any order.
    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        " date 2024-02-29 ",
                        "Title: ",
                        "Bridge Opens",
                        "By Mia Holt | Updated June 4, 2024",
                        "EASTMERE, Sept. 13 (Reuters) – ",
                        "The bridge was opened on Monday after a wait of four long years.",
                        "“We were promised a crossing, and at last there is one.”",
                        "— Ana Ruiz, mayor",
                        "Photo: The bridge",
                        "Tags: bridge",
                        "bridge",
                        "Read more",
                        "and so it went …",
                        "\t",
                        " ",
                        "\r\n",
                        "\n",
                        "\n",
                        "\n\n",
                        "\n\n\n",
                        "\uFEFF",
                        "…",
                        "\"")
                .list()
                .ofMaxSize(30)
                .map(lines -> String.join("", lines));
    }
}
