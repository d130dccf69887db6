package org.dateline.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.events.Segment;

/// A segment of an article as it is shown, or the empty lines before or after one.
///
/// @param gap whether it is empty lines
/// @param block whether it fills its lines, so that it can stand by itself
public record Passage(Segment.Role role, boolean gap, boolean block, List<Piece> pieces) {

    public Passage {
        pieces = List.copyOf(pieces);
    }

    /// Every unit of the text in order, in passages as the segments say.
    public static List<Passage> of(String text, List<Segment> segments, List<Mark> marks) {
        return of(text, 0, text.length(), segments, marks);
    }

    /// Those of the stretch from `first` to `last`; segments that go beyond it are cut.
    static List<Passage> of(
            String text, int first, int last, List<Segment> segments, List<Mark> marks) {
        List<Passage> passages = new ArrayList<>();
        MarksInOrder inOrder = new MarksInOrder(text, marks);
        int from = first;
        for (Segment segment : segments) {
            int start = Math.clamp(MarkedText.snapped(segment.start(), text), from, last);
            int end = Math.clamp(MarkedText.snapped(segment.end(), text), start, last);
            add(passages, text, from, start, Segment.Role.BODY, inOrder);
            add(passages, text, start, end, segment.role(), inOrder);
            from = end;
        }
        add(passages, text, from, last, Segment.Role.BODY, inOrder);
        return passages;
    }

    public String cssClass() {
        if (gap) {
            return "gap";
        }
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What to call it; empty for the body, which needs no name.
    public String label() {
        if (gap) {
            return "";
        }
        return switch (role) {
            case BODY -> "";
            case HEADER -> "Header";
            case TITLE -> "Title";
            case HEADING -> "Heading";
            case BYLINE -> "Byline";
            case DATELINE -> "Dateline";
            case TIMESTAMP -> "Timestamp";
            case CAPTION -> "Caption";
            case PULL_QUOTE -> "Pull quote";
            case TAGS -> "Tags";
            case BOILERPLATE -> "Boilerplate";
            case REPEAT -> "Repeated";
            case OTHER_ARTICLE -> "Another article";
        };
    }

    private static void add(
            List<Passage> passages,
            String text,
            int start,
            int end,
            Segment.Role role,
            MarksInOrder marks) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        int first = start;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int words = afterLineBreak(text, start, first) ? first : start;
        int wordsEnd = afterLineBreak(text, last, end) ? last : end;
        addGap(passages, text, start, words, role);
        if (words < wordsEnd) {
            boolean begins = words == 0 || text.charAt(words - 1) == '\n';
            boolean ends = wordsEnd == text.length() || isLineBreak(text.charAt(wordsEnd));
            passages.add(
                    new Passage(
                            role,
                            false,
                            begins && ends,
                            MarkedText.pieces(
                                    text, words, wordsEnd, marks.within(words, wordsEnd))));
        }
        addGap(passages, text, Math.max(words, wordsEnd), end, role);
    }

    private static void addGap(
            List<Passage> passages, String text, int start, int end, Segment.Role role) {
        if (start < end) {
            passages.add(
                    new Passage(
                            role,
                            true,
                            true,
                            List.of(new Piece(text.substring(start, end), List.of(), start))));
        }
    }

    private static boolean afterLineBreak(String text, int start, int end) {
        return text.substring(start, end).indexOf('\n') >= 0;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
