package org.dateline.enrichment.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.junit.jupiter.api.Test;

/// The five sample articles, against what a reader says of them.
class SeedsTest {

    private static final Segmenter SEGMENTER = Segmenter.load();

    @Test
    void headerBeforeTheStoryOnOneLineIsNotItsTitle() {
        Seed seed = Seed.of("000_f65cf6e1309545a6");

        assertThat(seed.other()).containsExactly("HEADER date 2023-11-10");
        assertThat(seed.title()).isEmpty();
    }

    @Test
    void headingsWithoutBlankLinesAroundThemAreFound() {
        Seed seed = Seed.of("001_7561d2828fcb181b");

        assertThat(seed.other())
                .containsExactly(
                        "TITLE Strengthening Diplomatic Ties: Kim Jong Un’s Historic Russia Visit",
                        "HEADING A Focus on Military Cooperation",
                        "HEADING Western Sanctions and Arms Deals",
                        "HEADING Unconventional Gifts",
                        "HEADING Diplomatic Discussions",
                        "HEADING Future Meetings",
                        "HEADING A Farewell Gesture",
                        "HEADING Shared Challenges",
                        "HEADING Exploring New Horizons",
                        "HEADING The Possibilities Ahead");
    }

    @Test
    void summaryUnderTheHeadlineRepeatsTheStoryDespiteOtherQuotationMarks() {
        Seed seed = Seed.of("002_2ccdb03145826547");

        assertThat(seed.other())
                .containsExactly(
                        "TITLE Kim Jong Un and Vladimir Putin Forge Defense Ties and Discuss Ukraine in"
                                + " Historic Summit",
                        "REPEAT The summit commenced with Putin escorting Kim, who had traveled by"
                                + " train from North Korea, on a tour of Russia's cutting-edge space"
                                + " rocket launch site, the Vostochny Cosmodrome.",
                        "BOILERPLATE Follow London Insider on Google News");
    }

    @Test
    void tailOfThePageIsToldFromTheStory() {
        Seed seed = Seed.of("003_a5ff3d33afa1c784");

        assertThat(
                        seed.other().stream()
                                .map(part -> part.substring(0, Math.min(60, part.length()))))
                .containsExactly(
                        "TITLE Putin-Kim Summit Offers Rare Glimpse into North Korea",
                        "PULL_QUOTE \"The Putin-Kim summit, while veiled in secrecy, h",
                        "TIMESTAMP Updated at: 06.22.2024",
                        "TAGS Putin-Kim summit\nNorth Korea\nKim Jong Un\nVladimir Putin",
                        "OTHER_ARTICLE The Putin-Kim summit produced an unusual — and");
        assertThat(seed.other().getLast()).endsWith("the capital of one of …");
    }

    @Test
    void captionAndHeadingsBetweenParagraphsAreFound() {
        Seed seed = Seed.of("004_a8523d2531779793");

        assertThat(seed.other())
                .containsExactly(
                        "HEADER date 2025-09-05",
                        "TITLE Putin and Kim Jong Un Held Private Talks at SCO Summit in China",
                        "CAPTION Photo: kremlin.ru by The Presidential Press and Information Office,"
                                + " https://creativecommons.org/licenses/by/4.0/ Kim Jong Un and"
                                + " Vladimir Putin",
                        "HEADING Putin Invites Kim Jong Un to Russia Again",
                        "HEADING Future Strategic Goals Outlined",
                        "HEADING Military and Technological Cooperation",
                        "HEADING Putin Confirms North Korean Troop Involvement");
    }

    private record Seed(String text, Segmentation segmentation) {

        static Seed of(String name) {
            String text = read(name);
            return new Seed(text, SEGMENTER.segment(text, null));
        }

        private static String read(String name) {
            try {
                return Files.readString(Path.of("..", "seeds", name + ".txt"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<String> other() {
            return segmentation.segments().stream()
                    .filter(segment -> segment.role() != Role.BODY)
                    .map(segment -> segment.role() + " " + words(segment))
                    .toList();
        }

        String title() {
            return segmentation.title().map(this::words).orElse("");
        }

        private String words(Segment segment) {
            return text.substring(segment.start(), segment.end()).strip();
        }
    }
}
