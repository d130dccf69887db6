package org.dateline.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dateline.events.Declared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {

    @Test
    void labelledLinesAtTheBeginningAreDeclared() {
        Declared declared =
                HeaderLines.of(
                        """
                        Title: Ferry resumes
                        Author: Ann Smith and Ben Jones
                        Source: Harbour Wire
                        URL: https://wire.example/1
                        Date: Tue, 10 Jun 2025 09:00:00 +0200
                        Tags: ferry, port

                        The ferry between two islands resumed.
                        """);

        assertThat(declared)
                .isEqualTo(
                        new Declared(
                                "https://wire.example/1",
                                null,
                                "Ferry resumes",
                                List.of("Ann Smith", "Ben Jones"),
                                new Declared.Published("Tue, 10 Jun 2025 09:00:00 +0200", "Date"),
                                null,
                                "Harbour Wire",
                                List.of(),
                                null,
                                List.of("ferry", "port"),
                                null));
    }

    @Test
    void titleWithoutALabelMayStandBeforeThem() {
        Declared declared =
                HeaderLines.of(
                        "\nFerry resumes after repairs\n\nBy Ann Smith\nPublished: 2025-06-10\n\nThe"
                                + " ferry resumed.\n");

        assertThat(declared.title()).isNull();
        assertThat(declared.authors()).containsExactly("Ann Smith");
        assertThat(declared.published())
                .isEqualTo(new Declared.Published("2025-06-10", "Published"));
    }

    @Test
    void dateOfAChangeIsNoneOfPublication() {
        Declared declared = HeaderLines.of("Updated: 2025-06-11\nDate: 2025-06-10\n\nText.");

        assertThat(declared.published()).isEqualTo(new Declared.Published("2025-06-10", "Date"));
        assertThat(declared.dates()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ferry resumed.\nIt was late.\nDate: 2025-06-10",
                "Ferry resumes\nBy Monday the ferry had left.\nDate: 2025-06-10",
                "By the harbour stood a man",
                "Note: this is a text.\nIt goes on.\nTitle: no",
                "Title:\nAuthor:",
                "Date:2025-06-10",
                ""
            })
    void anyOtherBeginningDeclaresNothing(String text) {
        assertThat(HeaderLines.of(text)).isEqualTo(Declared.NOTHING);
    }

    @Property(tries = 300)
    void noTextIsHostile(@ForAll String text) {
        assertThat(HeaderLines.of("Title: " + text).authors()).isEmpty();
    }
}
