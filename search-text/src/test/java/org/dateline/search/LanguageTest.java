package org.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "en, weapons, weapon",
        "en-GB, running, runs",
        "en, cafés, cafe",
        "en, naïve, naive",
        "de, Häusern, Hauser",
        "de, Straße, strasse",
        "fr, élections, election",
        "es, mañana, manana",
        "pt, inflação, inflacao",
        "pl, Łódź, lodz",
        "da, Ærø, aero",
        "tr, İstanbul, istanbul",
        "tr, ISPARTA, ısparta",
        "ru, выиграл, выиграла",
        "ru, ёлка, елка",
        "uk, Київ, Киів",
        "el, Αθήνα, αθηνα",
        "ar, إِسْرَائِيل, اسرائيل",
        "fa, كتاب, کتاب",
        "he, שָׁלוֹם, שלום",
        "vi, Đà Nẵng, da nang",
        "und, Muñoz, munoz",
    })
    void formsOfAWordAreOne(String language, String one, String other) {
        assertThat(Language.of(language).lexemes(word(one)))
                .containsAnyElementsOf(Language.of(language).lexemes(word(other)));
    }

    @ParameterizedTest
    @CsvSource({"ru, мой, мои", "en, news, new", "hi, दिन, दान", "und, weapons, weapon"})
    void whatIsAnotherWordStaysOne(String language, String one, String other) {
        assertThat(Language.of(language).lexemes(word(one)))
                .doesNotContainAnyElementsOf(Language.of(language).lexemes(word(other)));
    }

    @Test
    void stemsOfLanguagesAreNotMixedUp() {
        assertThat(Language.DUTCH.lexemes(word("news")))
                .doesNotContainAnyElementsOf(Language.ENGLISH.lexemes(word("new")));
    }

    @ParameterizedTest
    @CsvSource({"en, the", "de, die", "fr, les", "es, los", "ru, что", "tr, ve", "el, και"})
    void commonWordsHaveNoLexeme(String language, String common) {
        assertThat(Language.of(language).lexemes(word(common))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageReadsItsWords(Language language) {
        assertThat(Language.of(language.tag())).isEqualTo(language);
        assertThat(language.lexemes(word("zyx4"))).containsExactly("zyx4");
        assertThat(language.lexemes(word("zyxo"))).isNotEmpty();
    }

    @Property
    void anyTagNamesALanguage(@ForAll String tag) {
        assertThat(Language.of(tag)).isNotNull();
    }

    private static Word word(String text) {
        return new WordReader(text).next();
    }
}
