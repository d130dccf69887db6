package org.dateline.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageCharsetTest {

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void wideTextIsKnownByItsMarkOrItsZeros(String name) {
        Charset charset = Charset.forName(name);

        assertThat(PageCharset.decode("\uFEFF<p>é".getBytes(charset), null).text())
                .isEqualTo("<p>é");
        assertThat(PageCharset.decode("<p>é".getBytes(charset), null).text()).isEqualTo("<p>é");
    }

    @Test
    void headerOfTheResponseComesBeforeThePagesOwnWord() {
        byte[] page = "<meta charset=windows-1251><p>жизнь".getBytes(Charset.forName("KOI8-R"));

        assertThat(PageCharset.decode(page, "text/html; charset=koi8-r").text()).endsWith("жизнь");
    }

    @Test
    void pageThatSaysLatin1AndIsUtf8IsReadAsUtf8() {
        byte[] page = "<meta charset=iso-8859-1><p>Straße".getBytes(StandardCharsets.UTF_8);

        assertThat(PageCharset.decode(page, null).text()).endsWith("Straße");
    }

    @Test
    void pageThatSaysUtf8AndIsNotIsReadAsItsLanguageSuggests() {
        byte[] german =
                "<html lang=de><meta charset=utf-8><p>Straße „so“"
                        .getBytes(Charset.forName("windows-1252"));
        byte[] polish =
                "<html lang=pl><meta charset=utf-8><p>Zażółć gęślą jaźń"
                        .getBytes(Charset.forName("ISO-8859-2"));

        assertThat(PageCharset.decode(german, null).text()).endsWith("Straße „so“");
        assertThat(PageCharset.decode(polish, null).text()).endsWith("Zażółć gęślą jaźń");
    }

    @Test
    void unknownCharsetNameIsPassedOver() {
        byte[] page = "<meta charset=klingon><p>Straße".getBytes(StandardCharsets.UTF_8);

        assertThat(PageCharset.decode(page, null).text()).endsWith("Straße");
    }
}
