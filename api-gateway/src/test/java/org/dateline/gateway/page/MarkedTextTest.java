package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dateline.events.Segment;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    @Test
    void marksThatOverlapShareTheirPiece() {
        List<Piece> pieces =
                MarkedText.pieces(
                        "on 3 May in Minsk",
                        List.of(
                                new Mark(3, 8, Mark.Kind.DATE, "2024-05-03", "/d"),
                                new Mark(0, 8, Mark.Kind.PUBLISHED, "evidence", ""),
                                new Mark(12, 17, Mark.Kind.LOCATION, "Minsk", "/m")));

        assertThat(pieces).extracting(Piece::text).containsExactly("on ", "3 May", " in ", "Minsk");
        assertThat(pieces)
                .extracting(Piece::classes)
                .containsExactly("published", "published date", "", "location");
        assertThat(pieces.get(1).note()).isEqualTo("evidence · 2024-05-03");
        assertThat(pieces.get(1).link()).isEqualTo("/d");
    }

    @Test
    void pairOfSurrogatesIsNeverCut() {
        assertThat(
                        MarkedText.pieces(
                                "a\uD83D\uDE00b",
                                List.of(new Mark(2, 4, Mark.Kind.PERSON, "", ""))))
                .extracting(Piece::text)
                .containsExactly("a", "\uD83D\uDE00b");
    }

    @Property
    void piecesAreTheTextWhateverTheMarksAre(
            @ForAll String text, @ForAll("marks") List<Mark> marks) {
        List<Piece> pieces = MarkedText.pieces(text, marks);

        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(text);
        assertThat(pieces).extracting(Piece::text).doesNotContain("");
    }

    @Property
    void passagesAreTheTextWhateverTheSegmentsAre(
            @ForAll String text,
            @ForAll("marks") List<Mark> marks,
            @ForAll("segments") List<Segment> segments) {
        assertThat(
                        Passage.of(text, segments, marks).stream()
                                .flatMap(passage -> passage.pieces().stream())
                                .map(Piece::text)
                                .collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Property
    void everyUnitOfAMarkIsInAPieceThatCarriesIt(@ForAll("marks") List<Mark> all) {
        String text = "0123456789".repeat(4);
        List<Mark> marks =
                all.stream().filter(mark -> mark.start() >= 0 && mark.end() <= 40).toList();
        int at = 0;
        for (Piece piece : MarkedText.pieces(text, marks)) {
            for (Mark mark : marks) {
                boolean covers = mark.start() <= at && mark.end() >= at + piece.text().length();
                assertThat(piece.marks().contains(mark)).isEqualTo(covers);
            }
            at += piece.text().length();
        }
    }

    @Provide
    Arbitrary<List<Mark>> marks() {
        Arbitrary<Integer> places = Arbitraries.integers().between(-3, 50);
        return Combinators.combine(places, places, Arbitraries.of(Mark.Kind.class))
                .as((start, end, kind) -> new Mark(start, end, kind, "note", ""))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Segment>> segments() {
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 50);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 20);
        return Combinators.combine(starts, lengths, Arbitraries.of(Segment.Role.class))
                .as((start, length, role) -> new Segment(start, start + length, role))
                .list()
                .ofMaxSize(6);
    }
}
