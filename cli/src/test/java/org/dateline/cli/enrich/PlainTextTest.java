package org.dateline.cli.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dateline.events.ArticleText;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void utf8IsReadWithAndWithoutItsMark() throws Exception {
        byte[] plain = "Café – “late”".getBytes(StandardCharsets.UTF_8);
        byte[] marked = "\uFEFFCafé – “late”".getBytes(StandardCharsets.UTF_8);

        assertThat(PlainText.decode(plain).text()).isEqualTo("Café – “late”");
        assertThat(PlainText.decode(marked)).isEqualTo(PlainText.decode(plain));
    }

    @Test
    void utf16IsReadByItsMark() throws Exception {
        byte[] big = "\uFEFFCafé".getBytes(StandardCharsets.UTF_16BE);
        byte[] little = "\uFEFFCafé".getBytes(StandardCharsets.UTF_16LE);

        assertThat(PlainText.decode(big).text()).isEqualTo("Café");
        assertThat(PlainText.decode(little).text()).isEqualTo("Café");
    }

    @Test
    void otherBytesAreReadAsWindows1252AndSaidToBeAGuess() throws Exception {
        PlainText text =
                PlainText.decode("Café – “late”".getBytes(Charset.forName("windows-1252")));

        assertThat(text.text()).isEqualTo("Café – “late”");
        assertThat(text.isGuess()).isTrue();
    }

    @Test
    void largestTextIsReadAndALargerOneIsNot() throws Exception {
        byte[] most = new byte[ArticleText.MAX_BYTES];

        assertThat(PlainText.decode(most).text()).hasSize(ArticleText.MAX_BYTES);
        assertThatThrownBy(() -> PlainText.decode(new byte[ArticleText.MAX_BYTES + 1]))
                .isInstanceOf(PlainText.TooLargeException.class);
    }
}
