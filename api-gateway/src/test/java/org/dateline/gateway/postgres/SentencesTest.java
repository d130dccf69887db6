package org.dateline.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dateline.gateway.postgres.TimelinePage.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    private static final String TEXT =
            "A headline\n\nThe ferry sank on Monday. Nobody was hurt in May. All went home.\n\nMore.";

    @ParameterizedTest
    @CsvSource({
        "Monday, The ferry sank on Monday.",
        "The ferry, The ferry sank on Monday.",
        "May, Nobody was hurt in May.",
        "Nobody, Nobody was hurt in May.",
        "home., All went home.",
        "headline, A headline",
        "More., More."
    })
    void sentenceIsTheOneAroundThePlace(String words, String sentence) {
        int start = TEXT.indexOf(words);

        Sentence found = Sentences.around(TEXT, start, start + words.length(), "en");

        assertThat(found.text()).isEqualTo(sentence);
        assertThat(TEXT.substring(found.start(), found.end())).isEqualTo(sentence);
    }

    @Test
    void textWithoutAnEndIsCutNearThePlace() {
        String text = "word ".repeat(10_000);

        Sentence found = Sentences.around(text, 25_000, 25_004, "xx");

        assertThat(found.start()).isLessThanOrEqualTo(25_000);
        assertThat(found.end()).isGreaterThanOrEqualTo(25_004);
        assertThat(found.text().length()).isLessThan(1_300);
    }

    @Property
    void anyPlaceLiesInItsSentence(
            @ForAll String text,
            @ForAll @IntRange(max = 100) int start,
            @ForAll @IntRange(max = 20) int length) {
        int from = Math.min(start, text.length());
        int to = Math.min(from + length, text.length());

        Sentence found = Sentences.around(text, from, to, "en");

        assertThat(found.start()).isBetween(0, from);
        assertThat(found.end()).isBetween(to, text.length());
        assertThat(found.text()).isEqualTo(text.substring(found.start(), found.end()));
    }
}
