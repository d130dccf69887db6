package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchorsTest {

    private static final String TEXT =
            "Title\n\n  It began in November.\r\n\r\nA month later it ended.";

    private final Anchors anchors = new Anchors(TEXT);

    @Test
    void placeInTheTextIsQuotedWithItsParagraph() {
        int start = TEXT.indexOf("November");

        assertThat(anchors.words("text:%d-%d".formatted(start, start + 8)))
                .isEqualTo("counted from “November”, paragraph 2");
        assertThat(anchors.words("text:0-5")).isEqualTo("counted from “Title”, paragraph 1");
        assertThat(anchors.words("text:%d-%d".formatted(TEXT.length() - 1, TEXT.length())))
                .isEqualTo("counted from “.”, paragraph 3");
    }

    @Test
    void longQuotationIsCut() {
        assertThat(anchors.words("text:0-" + TEXT.length()))
                .contains("Title")
                .contains("…”")
                .hasSizeLessThan(80);
    }

    @Test
    void publicationDateIsNamed() {
        assertThat(anchors.words("published:2023-11-10"))
                .isEqualTo("counted from the publication date, 10 November 2023");
    }

    @Test
    void anchorThatLeadsNowhereIsOnlyNamed() {
        String words = "counted from another date of the text";
        assertThat(anchors.words("text:900-904")).isEqualTo(words);
        assertThat(anchors.words("text:4-4")).isEqualTo(words);
        assertThat(new Anchors("").words("text:0-1")).isEqualTo(words);
        assertThat(anchors.words("unresolved")).isEqualTo("with no date to count from");
        assertThat(anchors.words(null)).isEmpty();
    }
}
