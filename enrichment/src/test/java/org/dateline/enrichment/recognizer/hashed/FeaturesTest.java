package org.dateline.enrichment.recognizer.hashed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.enrichment.recognizer.hashed.Features.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {

    private static final Lexicon LEXICON =
            new Lexicon(
                    Map.of("Seoul", new Lexicon.Clusters(5, 2), "rise", new Lexicon.Clusters(9, 3)),
                    Set.of("rise"));

    @ParameterizedTest
    @CsvSource({
        "The mayor met Ann Lee on Monday, RUNNING",
        "Mayor Meets Ann Lee on Monday, TITLE",
        "MAYOR MEETS ANN LEE ON MONDAY, CAPITALS",
        "10 - 2, RUNNING"
    })
    void aSentenceIsWrittenInOneOfThreeWays(String sentence, Case expected) {
        WordType[] words = words(sentence);

        assertThat(Features.caseOf(words, words.length)).isEqualTo(expected);
    }

    @Test
    void onlyWhatHasOrIsBesideACapitalCanBeAName() {
        WordType[] words = words("we saw the Bank of the south in may");

        assertThat(
                        java.util.stream.IntStream.range(0, words.length)
                                .filter(i -> Features.isCandidate(words, words.length, i)))
                .containsExactly(2, 3, 4);
    }

    @Test
    void whatAHyphenJoinsToACapitalCanBeANameToo() {
        WordType[] words = words("so Woo - mok said it");

        assertThat(Features.isCandidate(words, words.length, 3)).isTrue();
        assertThat(Features.isCandidate(words, words.length, 4)).isFalse();
    }

    @Test
    void aWordInCapitalsHasTheClustersOfTheWordAsItIsWrittenElsewhere() {
        assertThat(LEXICON.clusters("SEOUL")).isEqualTo(new Lexicon.Clusters(5, 2));
        assertThat(LEXICON.clusters("Rise")).isEqualTo(new Lexicon.Clusters(9, 3));
        assertThat(LEXICON.clusters("Busan")).isEqualTo(Lexicon.NONE);
    }

    @Test
    void theLongestWordsAndSentencesFit() {
        WordType[] words = words(("Ab-" + "Cd".repeat(60) + " ").repeat(9).strip());
        int[] buckets = new int[Features.MOST];

        int count = new Features(19).all(words, words.length, 4, Case.RUNNING, buckets);

        assertThat(count).isBetween(100, Features.MOST);
        for (int k = 0; k < count; k++) {
            assertThat(buckets[k]).isBetween(0, (1 << 19) - 1);
        }
    }

    private static WordType[] words(String sentence) {
        return List.of(sentence.split(" ")).stream()
                .map(word -> new WordType(word, LEXICON))
                .toArray(WordType[]::new);
    }
}
