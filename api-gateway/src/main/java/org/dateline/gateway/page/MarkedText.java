package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Cuts a text at the ends of its marks, which may overlap in any way. The pieces, one after the
/// other, are the text: nothing is left out and nothing comes twice, whatever the marks are.
public final class MarkedText {

    private MarkedText() {}

    public static List<Piece> pieces(String text, List<Mark> marks) {
        return pieces(text, 0, text.length(), marks);
    }

    /// Of the stretch from `start` to `end`, marks being placed in the whole text.
    static List<Piece> pieces(String text, int start, int end, List<Mark> marks) {
        List<Mark> inside =
                marks.stream()
                        .map(mark -> snapped(mark, text))
                        .filter(mark -> Math.max(mark.start(), start) < Math.min(mark.end(), end))
                        .sorted(Comparator.comparingInt(Mark::start).thenComparing(Mark::kind))
                        .toList();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(start, end));
        for (Mark mark : inside) {
            cuts.add(Math.max(mark.start(), start));
            cuts.add(Math.min(mark.end(), end));
        }
        List<Piece> pieces = new ArrayList<>();
        List<Mark> open = new ArrayList<>();
        int next = 0;
        int from = start;
        for (int cut : cuts.tailSet(start, false)) {
            int at = from;
            open.removeIf(mark -> mark.end() <= at);
            while (next < inside.size() && inside.get(next).start() <= at) {
                open.add(inside.get(next++));
            }
            pieces.add(new Piece(text.substring(from, cut), open, from));
            from = cut;
        }
        return pieces;
    }

    /// With ends that lie in the text and not within a surrogate pair.
    private static Mark snapped(Mark mark, String text) {
        return new Mark(
                snapped(mark.start(), text),
                snapped(mark.end(), text),
                mark.kind(),
                mark.note(),
                mark.link());
    }

    static int snapped(int place, String text) {
        int inside = Math.clamp(place, 0, text.length());
        boolean withinPair =
                inside > 0
                        && inside < text.length()
                        && Character.isSurrogatePair(text.charAt(inside - 1), text.charAt(inside));
        return withinPair ? inside - 1 : inside;
    }
}
