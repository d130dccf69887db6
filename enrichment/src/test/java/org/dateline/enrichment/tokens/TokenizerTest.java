package org.dateline.enrichment.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "He won't go, said Rob's wife. | He wo n't go , said Rob 's wife .",
                "They've a well-known plan | They 've a well - known plan",
                "the U.S.-led pact | the U.S. - led pact",
                "Mr. J. K. Smith of Acme Inc. fell | Mr. J. K. Smith of Acme Inc. fell",
                "It cost $4.5bn, or US$1,000.50. | It cost $ 4.5 bn , or US$ 1,000.50 .",
                "AT&T and O'Neil beat N'Djamena 3-1 | AT&T and O'Neil beat N'Djamena 3 - 1",
                "the 20th, at 6:30 p.m., 10pm | the 20th , at 6:30 p.m. , 10 pm",
                "an anti-war F-16 ad | an anti-war F-16 ad",
                "see http://a.example/b?c, or a.b@c.example. | see http://a.example/b?c , or a.b@c.example .",
                "wait... what?! -- no | wait ... what ?! -- no",
                "<p>Hello <b>Ann</b></p> 1 < 2 | Hello Ann 1 < 2",
                "at @dateline on #news | at @dateline on #news",
                "Kraków, Łódź und Übersee | Kraków , Łódź und Übersee",
                "did n't and ' 90s | did n't and ' 90s"
            })
    void wordsAreCutAsInTheTreebank(String text, String tokens) {
        assertThat(words(text)).containsExactly(tokens.strip().split(" "));
    }

    @Test
    void aSentenceMayEndWithAShortenedWord() {
        assertThat(sentences("He works for Acme Inc. The firm is in the U.S. He likes it."))
                .containsExactly(
                        List.of("He", "works", "for", "Acme", "Inc."),
                        List.of("The", "firm", "is", "in", "the", "U.S."),
                        List.of("He", "likes", "it", "."));
    }

    @Test
    void aTitleEndsNoSentence() {
        assertThat(sentences("Gov. Ann Lee met Sen. The Rt. Hon. Bo Li.")).hasSize(1);
    }

    @Test
    void whatIsLongerThanAnyWordIsPassedOver() {
        assertThat(words("before " + "x".repeat(1 << 20) + " after"))
                .containsExactly("before", "after");
    }

    @Test
    void timeGrowsWithTheTextAlone() {
        for (String piece : List.of("<a ", "a@", "'", "U.", "http://", "-", "no. ", "&A")) {
            assertThat(words(piece.repeat(300_000))).as(piece).isNotNull();
        }
    }

    @Property
    void tokensAreInOrderAndHoldEveryLetter(
            @ForAll @Chars({'a', 'B', '.', '\'', '-', ' ', '\n', '1', '&', '@', '/', 'é', '$'})
                    String text) {
        Tokenizer tokens = new Tokenizer(text);
        StringBuilder letters = new StringBuilder();
        int end = 0;
        while (tokens.next()) {
            assertThat(tokens.start()).isGreaterThanOrEqualTo(end);
            assertThat(tokens.end()).isGreaterThan(tokens.start());
            assertThat(tokens.word()).doesNotContainAnyWhitespaces();
            end = tokens.end();
            letters.append(tokens.word());
        }
        assertThat(letters).hasToString(text.replaceAll("\\s", ""));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Tokenizer tokens = new Tokenizer(text);
        while (tokens.next()) {
            words.add(tokens.word());
        }
        return words;
    }

    private static List<List<String>> sentences(String text) {
        List<List<String>> sentences = new ArrayList<>();
        SentenceReader reader = new SentenceReader(text);
        for (SentenceSplitter.Words words; (words = reader.next()) != null; ) {
            sentences.add(words.tokens());
        }
        return sentences;
    }
}
