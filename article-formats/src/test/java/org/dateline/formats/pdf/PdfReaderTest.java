package org.dateline.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.formats.pdf.Pdfs.read;

import org.junit.jupiter.api.Test;

/// Pages as they are laid out, and the text that they are read as.
class PdfReaderTest {

    private static final String[] LEFT = {
        "The ferry left the harbour at", "seven in the morning with forty",
        "passengers, the port said. It", "was late because of the fog that",
        "had come up over the strait dur-", "ing the night and did not lift.",
    };

    private static final String[] RIGHT = {
        "Nobody was hurt when the boat", "ran aground on the way back.",
        "The crew called for help, and a", "pilot came with the evening tide.",
        "He found the well-known rock", "that others had found before.",
    };

    @Test
    void columnsAreReadOneAfterTheOther() {
        byte[] pdf =
                new Pdfs()
                        .lines(60, 80, 24, "Fog keeps the ferry waiting all day long")
                        .lines(60, 130, 11, LEFT)
                        .lines(300, 130, 11, RIGHT)
                        .bytes();
        assertThat(read(pdf).text())
                .isEqualTo(
                        """
                        Fog keeps the ferry waiting all day long

                        The ferry left the harbour at seven in the morning with forty passengers, the port said. \
                        It was late because of the fog that had come up over the strait during the night and did not lift.

                        Nobody was hurt when the boat ran aground on the way back. The crew called for help, and a \
                        pilot came with the evening tide. He found the well-known rock that others had found before.""");
    }

    @Test
    void columnsThatWereDrawnLineByLineAreReadOneAfterTheOther() {
        Pdfs pdf = new Pdfs();
        for (int i = 0; i < LEFT.length; i++) {
            pdf.lines(60, 130 + 14 * i, 11, LEFT[i]).lines(300, 137 + 14 * i, 11, RIGHT[i]);
        }
        assertThat(read(pdf.bytes()).text())
                .startsWith("The ferry left")
                .contains("did not lift.\n\nNobody was hurt");
    }

    @Test
    void threeColumnsAndWhatRunsBelowThemKeepTheirOrder() {
        String text =
                read(new Pdfs()
                                .lines(40, 130, 8, LEFT)
                                .lines(220, 130, 8, RIGHT)
                                .lines(400, 130, 8, LEFT)
                                .lines(
                                        40,
                                        260,
                                        8,
                                        "This line runs below all of the columns and is longer than any of them, so that it reaches from edge to edge of them.")
                                .bytes())
                        .text();
        assertThat(text.split("\n\n"))
                .hasSize(4)
                .satisfies(
                        parts -> {
                            assertThat(parts[0]).startsWith("The ferry left");
                            assertThat(parts[1]).startsWith("Nobody");
                            assertThat(parts[2]).startsWith("The ferry left");
                            assertThat(parts[3]).startsWith("This line runs below");
                        });
    }

    @Test
    void rowsOfTablesStayTogether() {
        byte[] pdf =
                new Pdfs()
                        .lines(60, 100, 11, "Route", "North", "South", "East")
                        .lines(200, 100, 11, "Boats", "12", "9", "4")
                        .lines(300, 100, 11, "Riders", "4,100", "3,205", "870")
                        .bytes();
        assertThat(read(pdf).text()).contains("North 12 4,100").contains("East 4 870");
    }

    @Test
    void partedWordsAreJoinedUnlessTheyHaveAHyphen() {
        byte[] pdf =
                new Pdfs()
                        .lines(
                                60,
                                100,
                                11,
                                "The govern-",
                                "ment met its well-",
                                "known critics, and well-known they are, in the Nord-",
                                "und Ostsee towns of Schleswig-",
                                "Holstein.")
                        .bytes();
        assertThat(read(pdf).text())
                .isEqualTo(
                        "The government met its well-known critics, and well-known they are, in the Nord- und Ostsee towns of Schleswig-Holstein.");
    }

    @Test
    void runningHeadsAndPageNumbersAreLeftOut() {
        Pdfs pdf = new Pdfs();
        for (int i = 1; i <= 4; i++) {
            if (i > 1) {
                pdf.nextPage();
            }
            pdf.lines(60, 40, 9, "The Harbour Gazette, 10 June 2025, issue " + (100 + i))
                    .lines(60, 120, 11, "Story " + i + " begins here and tells of boats.", "1984")
                    .lines(290, 810, 9, "– " + i + " –");
        }
        String text = read(pdf.bytes()).text();
        assertThat(text).doesNotContain("Gazette").doesNotContain("–");
        assertThat(text).contains("Story 1 begins").contains("Story 4 begins").contains("1984");
    }

    @Test
    void aParagraphGoesOnOnTheNextPage() {
        byte[] pdf =
                new Pdfs()
                        .lines(60, 700, 11, "The mayor said that the bridge would be closed un-")
                        .nextPage()
                        .lines(60, 100, 11, "til the spring, and opened for good in summer.")
                        .bytes();
        assertThat(read(pdf).text())
                .isEqualTo(
                        "The mayor said that the bridge would be closed until the spring, and opened for good in summer.");
    }
}
