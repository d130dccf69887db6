package org.dateline.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlFragmentTest {

    @Test
    void markupBecomesLinesAndEntitiesLetters() {
        assertThat(
                        HtmlFragment.text(
                                "<p>It&#8217;s <b>done</b>.</p><script>alert(1)</script><p>Line one<br>line"
                                        + " two</p><ol><li>first</li><li>second</li></ol>"))
                .isEqualTo("It’s done.\n\nLine one\nline two\n\n1. first\n2. second");
    }

    @Test
    void textWithoutMarkupStaysAsItIs() {
        String text = "a < b, and b > c & so on;\n  2 <3  \u00A0 AT&T";

        assertThat(HtmlFragment.text(text)).isSameAs(text);
    }

    @Test
    void entitiesAloneAreResolved() {
        assertThat(HtmlFragment.text("Tom &amp; Jerry&#39;s")).isEqualTo("Tom & Jerry's");
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertThat(HtmlFragment.text("<pre>one\n  two\nthree</pre>")).isEqualTo("one\ntwo\nthree");
    }

    @Property(tries = 500)
    void anyStringGivesAText(@ForAll String html) {
        assertThat(HtmlFragment.text(html)).doesNotContain("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    }
}
