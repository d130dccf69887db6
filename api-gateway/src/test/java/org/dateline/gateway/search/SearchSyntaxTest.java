package org.dateline.gateway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.search.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "storm flood ; ('storm' & 'flood')",
                "storm or flood fire ; ('storm' | ('flood' & 'fire'))",
                "(storm OR flood) fire ; (('storm' | 'flood') & 'fire')",
                "storm | flood ; ('storm' | 'flood')",
                "storm AND flood ; ('storm' & 'flood')",
                "storm -flood ; ('storm' & !'flood')",
                "storm NOT flood ; ('storm' & !'flood')",
                "storm -(flood fire) ; ('storm' & !('flood' & 'fire'))",
                "-storm ; !'storm'",
                "\"storm  flood\" ; ('storm' <1> 'flood')",
                "“storm flood” ; ('storm' <1> 'flood')",
                "«storm flood» ; ('storm' <1> 'flood')",
                "AB-7604NI ; ('ab' <1> '7604ni')",
                "storm* ; ('storm':* | 'storm')",
                "\"great storm*\" ; ('great' <1> ('storm':* | 'storm'))",
                "title:storm ; 'storm':A",
                "Title:\"storm flood\" fire ; (('storm':A <1> 'flood':A) & 'fire')",
                "title:(storm flood*) ; ('storm':A & ('flood':*A | 'flood':A))",
                "storm,flood ; ('storm' & 'flood')",
                "1,234.50 ; ('1,234.50' | '1234.50')",
                "地铁线路 ; ('地铁' <1> '铁线' <1> '线路')",
                "地 ; ('地':* | '地')",
                "storm - flood & fire ; ('storm' & 'flood' & 'fire')",
                "https://case.test/1a ; ('https' <1> 'case' <1> 'test' <1> '1a')",
                "\"or\" storm ; ('or' & 'storm')",
                "storm! ; 'storm'",
                "at 10:30 ; ('at' & ('10' <1> '30'))",
            })
    void searchIsReadAsItIsMeant(String both) {
        String q = both.substring(0, both.lastIndexOf(" ; "));
        String query = both.substring(both.lastIndexOf(" ; ") + 3);
        assertThat(query(q, Set.of())).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"storm | quotation mark at character 1",
                "storm 5\" | quotation mark at character 8",
                "(storm | `(` at character 1",
                "storm) | `)` without a `(` at character 6",
                "storm OR | both sides of OR",
                "OR storm | both sides of OR",
                "storm or or flood | both sides of OR",
                "storm AND | both sides of AND",
                "storm NOT | behind NOT",
                "NOT | behind NOT",
                "author:storm | field `author:`",
                "author:\"the storm\" | field `author:`",
                "title: storm | right behind `title:`",
                "*storm | only at its end",
                "sto*rm | only at its end",
                "s* | at least 2 characters",
                "... | no letter and no digit",
                "() | no letter and no digit",
                "-() | behind -",
            })
    void whatCantBeMeantIsRefusedWithTheReason(String q, String reason) {
        assertThatThrownBy(() -> SearchSyntax.read(q))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void searchesThatAreProgramsAreRefused() {
        assertThatThrownBy(() -> SearchSyntax.read("(".repeat(500)))
                .hasMessageContaining("within each other");
        assertThatThrownBy(() -> SearchSyntax.read("a ".repeat(400)))
                .hasMessageContaining("more than 60 words");
    }

    @Test
    void wordIsAskedForAsEachLanguageReadsIt() {
        assertThat(query("weapons", EnumSet.of(Language.ENGLISH, Language.RUSSIAN)))
                .contains("'Eweapon'", "'Rweapons'", "'weapons'");
        assertThat(query("2025", EnumSet.allOf(Language.class))).isEqualTo("'2025'");
    }

    @Test
    void phraseOfFrequentWordsIsLookedUpByItsPairs() {
        Set<Language> english = EnumSet.of(Language.ENGLISH);
        assertThat(query("\"economic growth\"", english))
                .isEqualTo("('Eeconom growth' | ('economic' <1> 'growth'))");
        assertThat(query("\"zyx economic growth\"", english))
                .startsWith("(('Eeconom growth' & ('Ezyx' <1> 'Eeconom' <1> 'Egrowth'))");
        assertThat(query("title:\"economic growth\"", english)).contains("'Eeconom':A <1>");
    }

    @Test
    void commonWordsAreLeftOutInTheirLanguageAndNamed() {
        Search search = new Search(SearchSyntax.read("die welle"), EnumSet.of(Language.GERMAN));

        assertThat(search.query()).contains("'D'", "'die'", "'Dwell'");
        assertThat(search.commonWords())
                .containsExactly(new Search.CommonWord("die", List.of("de")));
    }

    @Property
    void anythingIsReadOrRefused(@ForAll String q) {
        try {
            Search search = new Search(SearchSyntax.read(q), EnumSet.allOf(Language.class));
            assertThat(search.query()).isNotNull();
            assertThat(search.matching("a")).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)(has|needs|asks) .*");
        }
    }

    private static String query(String q, Set<Language> languages) {
        return new Search(SearchSyntax.read(q), languages).query();
    }
}
