package org.dateline.enrichment.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class ChunksTest {

    @Test
    void linesAreReadOneByOne() {
        assertThat(chunks("One line.\n\n  Another one\nand more"))
                .containsExactly("One line.", "Another one", "and more");
    }

    @Test
    void longLinesAreReadInPartsThatEndBetweenWords() {
        String line = "word ".repeat(1_000).strip();

        List<String> chunks = chunks(line);

        assertThat(chunks).hasSizeGreaterThan(1).allMatch(chunk -> chunk.endsWith("word"));
        assertThat(String.join(" ", chunks)).isEqualTo(line);
    }

    @Test
    void whatIsLongerThanAnyWordIsPassedOver() {
        assertThat(chunks("before " + "x".repeat(1 << 20) + " after"))
                .containsExactly("before", "after");
    }

    @Property
    void chunksAreShortAndInOrder(
            @ForAll @CharRange(from = ' ', to = '#') @CharRange(from = '\n', to = '\n')
                    String text) {
        Chunks chunks = new Chunks(text);
        int end = 0;
        while (chunks.next()) {
            assertThat(chunks.start()).isGreaterThanOrEqualTo(end).isLessThan(chunks.end());
            assertThat(text.substring(end, chunks.start())).isBlank();
            end = chunks.end();
        }
        assertThat(text.substring(end)).isBlank();
    }

    private static List<String> chunks(String text) {
        List<String> parts = new ArrayList<>();
        for (Chunks chunks = new Chunks(text); chunks.next(); ) {
            parts.add(text.substring(chunks.start(), chunks.end()));
        }
        return parts;
    }
}
