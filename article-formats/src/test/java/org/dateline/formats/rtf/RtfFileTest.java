package org.dateline.formats.rtf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtfFileTest {

    private static final String HEAD =
            "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}"
                    + "{\\f1\\fswiss\\fcharset204 Arial;}}{\\colortbl;\\red0\\green0\\blue0;}";

    @Test
    void paragraphsAndPropertiesAreRead() throws IOException {
        Step.Article article =
                article(
                        HEAD
                                + "{\\info{\\title The ferry}{\\author Ann Smith}{\\keywords ferry, port}"
                                + "{\\subject A late ferry}{\\creatim\\yr2025\\mo6\\dy10\\hr9\\min5}"
                                + "{\\revtim\\yr2025\\mo6\\dy11}}"
                                + "\\pard\\f0 The \\b ferry\\b0  left\\par\r\nIt was late.\\par}");

        assertThat(article.text()).isEqualTo("The ferry left\n\nIt was late.");
        assertThat(article.mediaType()).isEqualTo("application/rtf");
        assertThat(article.declared().title()).isEqualTo("The ferry");
        assertThat(article.declared().authors()).containsExactly("Ann Smith");
        assertThat(article.declared().description()).isEqualTo("A late ferry");
        assertThat(article.declared().tags()).containsExactly("ferry", "port");
        assertThat(article.declared().dates())
                .containsExactly(
                        new Declared.Date("2025-06-10T09:05", Declared.Date.Kind.OTHER, "creatim"),
                        new Declared.Date(
                                "2025-06-11T00:00", Declared.Date.Kind.MODIFIED, "revtim"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M\\'fcller sah \\'80 3 | Müller sah € 3",
                "\\u1055 ?\\u1072?\\u1088?\\u1086?\\u1084? | Паром",
                "{\\f1 \\'cf\\'e0\\'f0\\'ee\\'ec} | Паром",
                "\\uc0\\u-10179\\u-8704 x | 😀x",
                "\\u8364 \\'80 x | € x",
                "a\\~b\\_c\\-d\\emdash e\\ldblquote f\\rdblquote | a\u00A0b\u2011cd—e“f”",
                "a \\{b\\} \\\\ c | a {b} \\ c",
                "a{\\v hidden}{\\deleted gone}b | ab",
                "a{\\*\\unknown x}{\\footnote y}{\\pict 0f0f}b | ab",
                "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt the link}} | the link",
                "a\\bin4 {{{{b | ab",
                "{\\upr{a}{\\*\\ud{b}}} | a"
            })
    void lettersAreThoseThatAreShown(String rtf, String text) throws IOException {
        assertThat(article(HEAD + rtf + "\\par}").text()).isEqualTo(text);
    }

    @Test
    void rowsAndItemsAreLines() throws IOException {
        String rtf =
                "\\trowd\\pard\\intbl a\\cell b\\par c\\cell\\row\\trowd\\pard\\intbl d\\cell e\\cell\\row"
                        + "\\pard Text\\par\\pard\\ls1{\\listtext\\'b7\\tab}one\\par two\\par}";

        assertThat(article(HEAD + rtf).text()).isEqualTo("a | b c\nd | e\n\nText\n\none\ntwo");
    }

    @Test
    void documentThatIsCutOffIsRefused() throws IOException {
        assertThat(steps(HEAD + "The ferry"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.UNREADABLE));
    }

    @Test
    void documentOfPicturesAloneIsRefused() throws IOException {
        assertThat(steps(HEAD + "{\\pict 00ff}\\par}"))
                .singleElement()
                .isInstanceOf(Step.Unusable.class);
    }

    @Test
    void groupsAnyDepthAreRead() throws IOException {
        String deep = "{".repeat(500_000) + "a" + "}".repeat(500_000);

        assertThat(article(HEAD + deep + "b\\par}").text()).isEqualTo("ab");
    }

    @Test
    void itIsToldByItsBeginning() {
        assertThat(new Formats().of(new Beginning("a.doc", HEAD.getBytes(ISO_8859_1))))
                .contains(new RtfFile());
    }

    @Property(tries = 500)
    void anyBytesGiveAnArticleOrAReason(
            @ForAll List<@CharRange(from = ' ', to = '~') Character> within) throws IOException {
        StringBuilder rtf = new StringBuilder(HEAD);
        for (char c : within) {
            rtf.append(c % 7 == 0 ? '\\' : c % 11 == 0 ? '{' : c % 13 == 0 ? '}' : c);
        }

        assertThat(steps(rtf + "}")).isNotEmpty();
    }

    private static Step.Article article(String rtf) throws IOException {
        return (Step.Article) steps(rtf).getFirst();
    }

    private static List<Step> steps(String rtf) throws IOException {
        List<Step> steps = Steps.of(new RtfFile(), rtf.getBytes(ISO_8859_1));
        return steps.getLast() instanceof Step.End ? steps.subList(0, steps.size() - 1) : steps;
    }
}
