package org.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.search.Word.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "the fall a “bloodbath” on Monday | the fall a bloodbath on monday",
                "„Gänsefüßchen‟ and ‹single› | gänsefüsschen and single",
                "Клуб «Комета» выиграл | клуб комета выиграл",
                "the fleet sailed—slowly–on…and on | the fleet sailed slowly on and on",
                "O’Hara’s shop, O'Hara's shop | o hara shop o hara shop",
                "L’inflation de l'institut s’est | l inflation de l institut s est",
                "we don't, they’ll, rock'n'roll | we don they rock n roll",
                "¿Llegará? ¡Mañana! | llegará mañana",
                "part AB-7604NI-E1/4P/A | part ab 7604ni e1 4p a",
                "in\u00ADfla\u00ADtion | inflation",
                "the ﬁnal ﬂight ＡＢＣ | the final flight abc",
                "caf&eacute; M&uuml;ller A&amp;B&nbsp;C &#8217;x &#x41; | café müller a b c x a",
                "one<br>two</p><p class=\"x\">three <b>four</b> 1<2 & 3>2 | one two three four 1 2 3 2",
                "می‌خواهم | میخواهم",
                "naïve co\u0301te\u0301 | naïve côté",
                "स्वतंत्रता दिवस | स्वतंत्रता दिवस",
                "Ⅻ ℌ ²x CO₂ | xii h 2x co2",
                "٢٠٢٥ عام | 2025 عام",
                "new\u200Bline zero\u2060width | new line zerowidth",
                "under_score at@host #tag C++ | under score at host tag c",
            })
    void textIsPartedAsReadersDo(String text, String words) {
        assertThat(String.join(" ", forms(text))).isEqualTo(words.replace("côté", "cóté"));
    }

    @ParameterizedTest
    @CsvSource({
        "地铁线路，市长, 地铁 铁线 线路 路 市长 长",
        "新しい地下鉄, 新し しい い地 地下 下鉄 鉄",
        "서울시는, 서울 울시 시는 는",
        "コンピューター, コン ンピ ピュ ュー ータ ター ー",
        "ｺﾝﾋﾟｭｰﾀ, コン ンピ ピュ ュー ータ タ",
        "iPhone的屏幕15, iphone 的屏 屏幕 幕 15",
        "字, 字",
    })
    void writingWithoutSpacesIsReadInPairs(String text, String words) {
        assertThat(String.join(" ", forms(text))).isEqualTo(words);
    }

    @Test
    void thaiIsReadInPairs() {
        assertThat(forms("กรุงเทพ")).contains("กร");
        assertThat(forms("กรุงเทพมหานคร")).containsAll(pairs(forms("เทพ")));
    }

    private static List<String> pairs(List<String> forms) {
        return forms.subList(0, forms.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paid 1,234,567.50 for it | 1,234,567.50 1234567.50",
                "paid 1.234.567,50 for it | 1.234.567,50 1234567.50",
                "12’000 people | 12000",
                "12\u202F000 people | 12000",
                "at 3.5 percent | 3.5",
                "10,000 | 10,000 10000",
                "on 2023-11-10 |",
                "from 10. 5 to 7 |",
                "1999 2000 |",
            })
    void numbersAreReadWholeToo(String text, String numbers) {
        List<String> whole = new ArrayList<>();
        new WordReader(text)
                .forEachRemaining(
                        word -> {
                            if (word.kind() == Kind.NUMBER) {
                                whole.add(word.form());
                            }
                        });
        assertThat(String.join(" ", whole)).isEqualTo(numbers == null ? "" : numbers);
    }

    @Test
    void wordsSayWhereTheyStand() {
        String text = "A “b\u00ADig” caf&eacute;地铁";
        List<String> found = new ArrayList<>();
        new WordReader(text)
                .forEachRemaining(
                        word ->
                                found.add(
                                        word.position()
                                                + text.substring(word.start(), word.end())));
        assertThat(found).containsExactly("0A", "1b\u00ADig", "2caf&eacute;", "3地铁", "4铁");
    }

    @Property
    void wordsLieInTheTextInItsOrderWhateverItIs(@ForAll String text) {
        int position = 0;
        for (WordReader words = new WordReader(text); words.hasNext(); ) {
            Word word = words.next();
            assertThat(word.form()).isNotEmpty();
            assertThat(word.start()).isNotNegative().isLessThan(word.end());
            assertThat(word.end()).isLessThanOrEqualTo(text.length());
            if (word.kind() != Kind.NUMBER) {
                assertThat(word.position()).isEqualTo(position++);
            }
        }
    }

    @Property
    void punctuationOfAnyKindPartsWords(@ForAll char c) {
        int type = Character.getType(c);
        boolean punctuation =
                type >= Character.DASH_PUNCTUATION && type <= Character.OTHER_PUNCTUATION
                        || type == Character.INITIAL_QUOTE_PUNCTUATION
                        || type == Character.FINAL_QUOTE_PUNCTUATION;
        if (punctuation && c != '&' && c != '<') {
            assertThat(forms("left" + c + "right")).containsExactly("left", "right");
        }
    }

    private static List<String> forms(String text) {
        List<String> forms = new ArrayList<>();
        new WordReader(text)
                .forEachRemaining(
                        word -> {
                            if (word.kind() != Kind.NUMBER) {
                                forms.add(word.form());
                            }
                        });
        return forms;
    }
}
