package org.dateline.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.events.Declared;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordInput;
import org.dateline.formats.Step;
import org.dateline.formats.json.FieldNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {

    private static final String TEXT =
            """
            ---
            title: "Ferry: the island is reached"
            author:
              - Ann Lee
              - 'Bo Kim'
            date: 2025-06-10 # as printed
            tags: [Sea, "Ports"]
            ---

            The ferry between two islands resumed on Monday.
            """;

    @Test
    void itIsDeclaredAndTheTextStaysAsItWas() throws IOException {
        byte[] file = TEXT.getBytes(UTF_8);
        try (RecordInput input = new RecordInput(new ByteArrayInputStream(file), file.length)) {
            Step.Article article =
                    (Step.Article)
                            new Formats()
                                    .of(new Beginning("a.md", file))
                                    .orElseThrow()
                                    .open(input, 0)
                                    .next();

            assertThat(article.text()).isEqualTo(TEXT);
            Declared declared = article.declared();
            assertThat(declared.title()).isEqualTo("Ferry: the island is reached");
            assertThat(declared.authors()).containsExactly("Ann Lee", "Bo Kim");
            assertThat(declared.published())
                    .isEqualTo(new Declared.Published("2025-06-10", "date"));
            assertThat(declared.tags()).containsExactly("Sea", "Ports");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: Not at the start\n---\nA ferry.",
                "---\ntitle: Without an end\nA ferry.",
                "--- title: x ---\nA ferry.",
                "---\nA ferry.\n---\n"
            })
    void anyOtherTextDeclaresNothing(String text) {
        assertThat(FrontMatter.of(text, FieldNames.USUAL)).isEqualTo(Declared.NOTHING);
    }

    @Property(tries = 200)
    void noTextIsHostile(@ForAll String within) {
        Declared declared =
                FrontMatter.of("---\ntitle: x\n" + within + "\n---\n", FieldNames.USUAL);

        assertThat(declared.url() == null || !declared.url().isEmpty()).isTrue();
    }
}
