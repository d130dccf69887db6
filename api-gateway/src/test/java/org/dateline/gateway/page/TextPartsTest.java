package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dateline.gateway.page.ComparisonView.Shown;
import org.dateline.gateway.page.ComparisonView.Stretch;
import org.junit.jupiter.api.Test;

class TextPartsTest {

    private static String whole(String text, TextParts parts) {
        StringBuilder whole = new StringBuilder();
        for (int part = 0; part < parts.count(); part++) {
            whole.append(text, parts.start(part), parts.end(part));
        }
        return whole.toString();
    }

    private static List<Mark> marks(String text, int every) {
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at + 4 < text.length(); at += every) {
            marks.add(new Mark(at, at + 4, Mark.Kind.PERSON, "Somebody", "/entities/person:x"));
        }
        return marks;
    }

    @Test
    void shortTextIsOnePart() {
        assertThat(new TextParts("", List.of()).count()).isEqualTo(1);
        assertThat(new TextParts("A text.", marks("A text.", 5)).count()).isEqualTo(1);
    }

    @Test
    void partsEndBehindParagraphsAndLeaveNothingOut() {
        String text = ("A sentence of some words. ".repeat(20) + "\n\n").repeat(400);
        TextParts parts = new TextParts(text, List.of());

        assertThat(whole(text, parts)).isEqualTo(text);
        assertThat(parts.count()).isEqualTo(3);
        for (int part = 0; part + 1 < parts.count(); part++) {
            assertThat(text.substring(0, parts.end(part))).endsWith("\n\n");
            assertThat(parts.end(part) - parts.start(part)).isLessThan(TextParts.MAX_BYTES + 1);
        }
    }

    @Test
    void marksTakeRoom() {
        String text = "word ".repeat(40_000);
        int plain = new TextParts(text, List.of()).count();
        TextParts marked = new TextParts(text, marks(text, 10));

        assertThat(marked.count()).isGreaterThan(10 * plain);
        assertThat(whole(text, marked)).isEqualTo(text);
    }

    @Test
    void textWithoutAnySpaceIsCutBetweenCharacters() {
        String text = "\uD83D\uDE00".repeat(60_000);
        TextParts parts = new TextParts(text, List.of());

        assertThat(parts.count()).isGreaterThan(2);
        for (int part = 1; part < parts.count(); part++) {
            assertThat(Character.isHighSurrogate(text.charAt(parts.start(part)))).isTrue();
        }
    }

    @Test
    void placeIsInItsPart() {
        String text = "word ".repeat(40_000);
        TextParts parts = new TextParts(text, List.of());

        assertThat(parts.at(0)).isZero();
        assertThat(parts.at(parts.start(1))).isEqualTo(1);
        assertThat(parts.at(parts.start(1) - 1)).isZero();
        assertThat(parts.at(999_999_999)).isEqualTo(parts.count() - 1);
    }

    @Test
    void passagesOfAllPartsAreTheText() {
        String text = ("A sentence of some words. ".repeat(20) + "\n\n").repeat(400);
        List<Mark> marks = marks(text, 37);
        TextParts parts = new TextParts(text, marks);
        StringBuilder whole = new StringBuilder();
        for (int part = 0; part < parts.count(); part++) {
            Passage.of(text, parts.start(part), parts.end(part), List.of(), marks).stream()
                    .flatMap(passage -> passage.pieces().stream())
                    .map(Piece::text)
                    .forEach(whole::append);
        }

        assertThat(whole.toString()).isEqualTo(text);
    }

    @Test
    void comparisonIsCutInBlocksAndWithinLongOnes() {
        List<Shown> blocks =
                List.of(
                        new Shown(
                                "same",
                                "",
                                List.of(new Stretch(false, false, "a".repeat(200_000)))),
                        new Shown("changed", "", List.of(new Stretch(true, false, "b"))));
        List<List<Shown>> parts = ComparisonView.parts(blocks);

        assertThat(parts).hasSize(4);
        assertThat(
                        parts.stream()
                                .flatMap(List::stream)
                                .flatMap(block -> block.parts().stream())
                                .mapToInt(stretch -> stretch.text().length())
                                .sum())
                .isEqualTo(200_001);
        assertThat(parts.getLast().getLast().cssClass()).isEqualTo("changed");
        assertThat(ComparisonView.parts(List.of())).hasSize(1);
    }
}
