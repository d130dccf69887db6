package org.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchEntryTest {

    @Test
    void titleAndTextAreIndexedWithTheirPlaces() {
        SearchEntry entry = SearchEntry.of("Fires spread", "The fire’s smoke", 0, "en");

        assertThat(entry.vector()).isEqualTo("'E' 'Efire':1A,5B 'Espread':2A 'Esmoke':6B");
        assertThat(entry.salient()).isEqualTo("'Efire':1A,5B 'Espread':2A 'E'");
        assertThat(entry.words()).isEqualTo(3);
        assertThat(entry.end()).isNull();
        assertThat(entry.stretches()).isEmpty();
    }

    @Test
    void wordsWithAMuchShorterStemAreIndexedWholeToo() {
        SearchEntry entry = SearchEntry.of(null, "Political organizations", 0, "en");

        assertThat(entry.vector())
                .isEqualTo(
                        "'E' 'Epolit':2B 'political' 'Eorgan':3B 'organizations'"
                                + " 'Epolit organ'");
    }

    @Test
    void frequentNeighboursAreIndexedAsPairs() {
        SearchEntry entry = SearchEntry.of(null, "economic growth of the economic area", 0, "en");

        assertThat(entry.vector()).contains("'Eeconom growth'").doesNotContain("'Egrowth econom'");
        assertThat(SearchEntry.of(null, "zyx growth", 0, "en").vector())
                .doesNotContain("zyx growth");
    }

    @Test
    void wordsThatATextIsAboutAreIndexedBesides() {
        String text =
                "Storm hits. The storm! "
                        + "Others say nothing of it all. ".repeat(40)
                        + "A storm ended.";

        assertThat(SearchEntry.of("Weather", text, 0, "en").salient())
                .contains("'Eweather':1A", "'Estorm':3B,6B,", "'Enoth'")
                .doesNotContain("'Ehit'", "'Eend'");
        assertThat(SearchEntry.of(null, (text + " ").repeat(20), 0, "en").salient())
                .contains("'Enoth'")
                .doesNotContain("'Eend'");
    }

    @Test
    void leadIsTheBeginningOfTheBody() {
        SearchEntry entry = SearchEntry.of(null, "header body", 7, "und");

        assertThat(entry.vector()).isEqualTo("'_' 'header':2 'body':3B");
    }

    @Test
    void wordsOfALongTextAreAllIndexed() {
        String text = numbered(20_000);

        SearchEntry entry = SearchEntry.of(null, text, 0, "en");

        assertThat(entry.vector()).contains("'w0':", "'w7999':", " 'w8000' ", "'w19999'");
        assertThat(entry.stretches()).hasSize(2);
        assertThat(entry.stretches().getFirst()).startsWith("'w7900':1 ").endsWith("'w15899':8000");
        assertThat(entry.stretches().getLast()).startsWith("'w15800':1 ").endsWith("'w19999':4200");
    }

    @Test
    void noStretchRepeatsOnlyWhatTheOneBeforeHas() {
        assertThat(SearchEntry.of(null, numbered(8_000), 0, "en").stretches()).isEmpty();
        assertThat(SearchEntry.of(null, numbered(8_001), 0, "en").stretches()).hasSize(1);
        assertThat(SearchEntry.of(null, numbered(15_900), 0, "en").stretches()).hasSize(1);
        assertThat(SearchEntry.of(null, numbered(15_901), 0, "en").stretches()).hasSize(2);
    }

    @Test
    void ofATextWithMoreWordsThanTheIndexHoldsTheBeginningIsIndexed() {
        String text = numbered(150_000);

        SearchEntry entry = SearchEntry.of(null, text, 0, "en");

        assertThat(entry.end()).isBetween(300_000, text.length() - 1);
        assertThat(text.substring(0, entry.end()).length()).isGreaterThan(300_000);
        assertThat(entry.vector()).doesNotContain("'w149999'");
    }

    private static String numbered(int words) {
        return IntStream.range(0, words).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }
}
