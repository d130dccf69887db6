package org.dateline.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.dateline.gateway.postgres.Snippet.Match;
import org.dateline.gateway.search.Matches;
import org.dateline.gateway.search.Search;
import org.dateline.search.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetTest {

    @Test
    void matchesAreWhereTheyStandInTheSnippet() {
        Snippet snippet = around("red fox", "\n\uD83D\uDE00  the red\r\n fox", 0);

        assertThat(snippet.text()).isEqualTo("\uD83D\uDE00 the red fox");
        assertThat(snippet.matches()).containsExactly(new Match(7, 10), new Match(11, 14));
    }

    @Test
    void beginningIsCutBetweenWords() {
        assertThat(Snippet.ofBeginning("word ".repeat(100)).text())
                .hasSizeLessThan(303)
                .endsWith("word …");
        assertThat(Snippet.ofBeginning(" short\n").text()).isEqualTo("short");
    }

    @Test
    void snippetShowsWhatStandsAroundTheMatchAndWhereItIsCut() {
        String text = "filler ".repeat(200) + "the rare find " + "padding ".repeat(200);

        Snippet snippet = around("rare", text, 0);

        assertThat(snippet.text())
                .startsWith("… filler")
                .endsWith("padding …")
                .contains("the rare find");
        assertThat(marked(snippet)).containsExactly("rare");
    }

    @Test
    void wordsThatStandFarApartAreShownInTwoPieces() {
        String text = "alpha " + "filler ".repeat(200) + "omega " + "filler ".repeat(200) + "alpha";

        Snippet snippet = around("alpha omega", text, 0);

        assertThat(snippet.text()).startsWith("alpha filler").endsWith(" …");
        assertThat(snippet.text().split("…")).hasSize(2);
        assertThat(marked(snippet)).containsExactly("alpha", "omega");
    }

    @Property
    void beginningIsEnoughOnlyIfTheRestChangesNothing(
            @ForAll @Size(max = 400) List<@From("words") String> words) {
        String text = String.join(" ", words);
        for (String q :
                List.of("alpha", "alpha omega", "alpha or title:omega", "\"alpha omega\"")) {
            Matches matches = new Matches(Search.read(q));

            assertThat(around(q, text, 0))
                    .isEqualTo(
                            Snippet.around(
                                    text,
                                    0,
                                    matches.inText(text, 0, text.length(), Language.ENGLISH)));
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.frequency(
                Tuple.of(1, "alpha"), Tuple.of(1, "omega"), Tuple.of(20, "something"));
    }

    @Test
    void whatStandsBeforeTheBodyIsNotShown() {
        String text = "HEADER storm\n\nThe storm came.";

        Snippet snippet = around("storm", text, text.indexOf("The"));

        assertThat(snippet.text()).isEqualTo("The storm came.");
        assertThat(around("header", text, text.indexOf("The")).text()).isEqualTo("The storm came.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ohara | en | By O’Hara’s shop |",
                "O'Hara | en | By O’Hara’s shop | O’Hara",
                "weapon | en | All weapons | weapons",
                "cafe | fr | Un café | café",
                "地铁线路 | zh | 新的地铁线路。 | 地铁线路",
                "\"fall a bloodbath\" | en | the fall a “bloodbath” | fall a “bloodbath",
                "1234567 | en | paid 1,234,567 | 1,234,567",
                "inflat* | en | L’inflation | inflation",
                "storm -flood | en | storm and flood | storm",
            })
    void formsOfAWordAreMarked(String q, String language, String text, String marked) {
        Snippet snippet =
                Snippet.around(
                        text,
                        0,
                        new Matches(Search.read(q))
                                .inText(text, 0, text.length(), Language.of(language)));

        assertThat(String.join(" ", marked(snippet))).isEqualTo(marked == null ? "" : marked);
    }

    @Property
    void matchesLieInTheTextWhateverItIs(@ForAll String text, @ForAll char c) {
        String body = text + " fire" + c + text + " fire storm " + text;

        Snippet snippet = around("fire storm", body, 0);

        for (Match match : snippet.matches()) {
            assertThat(match.start()).isNotNegative().isLessThan(match.end());
            assertThat(match.end()).isLessThanOrEqualTo(snippet.text().length());
        }
        assertThat(snippet.text().length()).isLessThan(500);
        assertThat(Snippet.ofBeginning(text).text().length()).isLessThan(304);
    }

    private static Snippet around(String q, String text, int from) {
        return Snippet.around(
                text,
                from,
                Snippet.matches(text, from, new Matches(Search.read(q)), Language.ENGLISH));
    }

    private static List<String> marked(Snippet snippet) {
        return snippet.matches().stream()
                .map(match -> snippet.text().substring(match.start(), match.end()))
                .toList();
    }
}
