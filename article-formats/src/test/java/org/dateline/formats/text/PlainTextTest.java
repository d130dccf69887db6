package org.dateline.formats.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.dateline.formats.json.FieldNames;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    private static final int MIB = 1 << 20;

    @Test
    void aFileIsOneArticle() throws IOException {
        byte[] bytes = "Prices rose.\r\n".getBytes(UTF_8);
        RecordReader cursor = new PlainText(FieldNames.USUAL).open(Steps.input(bytes), 0);

        assertThat(cursor.next())
                .isEqualTo(
                        new Step.Article(
                                "Prices rose.\r\n",
                                Declared.NOTHING,
                                "text/plain",
                                "UTF-8",
                                false,
                                Sha256.hex(bytes),
                                null));
        assertThat(cursor.next()).isEqualTo(new Step.End());
    }

    @Test
    void nothingAndWhiteSpaceAreEmpty() throws IOException {
        assertUnusable("", ReasonCode.EMPTY);
        assertUnusable(" \r\n\t\u00A0\u2003\u200B", ReasonCode.EMPTY);
        assertUnusable("\uFEFF", ReasonCode.EMPTY);
    }

    @Test
    void aTextOfAMebibyteIsTheLongest() throws IOException {
        String longest = "é".repeat(MIB / 2);

        assertThat(step(longest.getBytes(UTF_8))).isInstanceOf(Step.Article.class);
        assertThat(step(("\uFEFF" + longest).getBytes(UTF_16BE))).isInstanceOf(Step.Article.class);
        assertUnusable(longest + "e", ReasonCode.TOO_LARGE);
        assertUnusable("🙂".repeat(MIB / 4) + "e", ReasonCode.TOO_LARGE);
        assertUnusable("e".repeat(6 * MIB), ReasonCode.TOO_LARGE);
    }

    @Test
    void aLargeBinaryFileIsBinary() throws IOException {
        assertThat(step(new byte[6 * MIB]))
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(ReasonCode.BINARY));
    }

    @Test
    void nulBecomesAReplacementOfTheSameLength() throws IOException {
        assertThat(step(("a".repeat(100) + "\0").getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Step.Article.class,
                        article -> assertThat(article.text()).isEqualTo("a".repeat(100) + "�"));
    }

    @Test
    void theEndingNamesTheFormat() {
        assertThat(new Formats().of(new Beginning("d/A.TXT", new byte[0]))).isPresent();
        assertThat(new Formats().of(new Beginning("a.exe", new byte[0]))).isEmpty();
        assertThat(new Formats().of(new Beginning("txt", new byte[0]))).isEmpty();
    }

    private static void assertUnusable(String text, ReasonCode reason) throws IOException {
        assertThat(step(text.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(reason));
    }

    private static Step step(byte[] bytes) throws IOException {
        return new PlainText(FieldNames.USUAL).open(Steps.input(bytes), 0).next();
    }
}
