package org.dateline.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.gateway.postgres.Snippet.Match;
import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void matchesAreWhereTheyStandInTheText() {
        Snippet snippet =
                Snippet.ofMarked("\n\uD83D\uDE00  the \u0001red\u0002\r\n \u0001fox\u0002");

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

    @Property
    void matchesLieInTheTextWhateverIsMarked(@ForAll String marked) {
        Snippet snippet = Snippet.ofMarked(marked);

        for (Match match : snippet.matches()) {
            assertThat(match.start()).isNotNegative().isLessThan(match.end());
            assertThat(match.end()).isLessThanOrEqualTo(snippet.text().length());
        }
        assertThat(Snippet.ofBeginning(marked).text().length()).isLessThan(304);
    }
}
