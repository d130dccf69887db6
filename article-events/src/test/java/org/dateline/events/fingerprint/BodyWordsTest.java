package org.dateline.events.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.events.ArticleText;
import org.dateline.events.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyWordsTest {

    @Test
    void aWordIsWhereItStandsInTheText() {
        String text = "Title\n\nThe “Mayor’s” plan: №7, 東京. ";
        BodyWords words =
                BodyWords.of(text, List.of(segment(0, 7, false), segment(7, text.length(), true)));

        assertThat(
                        IntStream.range(0, words.size())
                                .mapToObj(i -> text.substring(words.start(i), words.end(i))))
                .containsExactly("The", "Mayor’s", "plan", "7", "東", "京");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAYOR'S", "mayor’s", "Mayors", "ma\u00ADyors"})
    void aWordIsTheSameHoweverItIsWritten(String word) {
        assertThat(words(word).hash(0)).isEqualTo(words("Mayor's").hash(0));
        assertThat(words(word).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quick brown fox jumps over the lazy dog, twice a day; \"so it's said\".",
                "ΣΊΣΥΦΟΣ σίσυφος Straße STRASSE Ǆ ﬁn İstanbul e\u0301 é",
                "東京は今日も晴れ。 กรุงเทพ 12,345.67 \uD835\uDC00 \uD83D\uDE00"
            })
    void runsOfTwoAreTheShingles(String text) {
        BodyWords words = words(text);
        long distinct =
                IntStream.rangeClosed(0, words.size() - 2)
                        .mapToObj(
                                i ->
                                        Arrays.toString(
                                                IntStream.range(i, i + 2)
                                                        .mapToLong(words::hash)
                                                        .toArray()))
                        .distinct()
                        .count();

        assertThat(distinct)
                .isEqualTo(Shingles.of(text, List.of(segment(0, text.length(), true))).size());
    }

    @Property
    void wordsStandInOrder(@ForAll String any) {
        String text = ArticleText.clean(any);
        BodyWords words = words(text);
        int end = 0;
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.start(i)).isGreaterThanOrEqualTo(end);
            assertThat(words.end(i)).isGreaterThan(words.start(i));
            end = words.end(i);
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }

    private static BodyWords words(String text) {
        return BodyWords.of(
                text, text.isEmpty() ? List.of() : List.of(segment(0, text.length(), true)));
    }

    private static Segment segment(int start, int end, boolean body) {
        return new Segment(start, end, body ? Segment.Role.BODY : Segment.Role.TITLE);
    }
}
