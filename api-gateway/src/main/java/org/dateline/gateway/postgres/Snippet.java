package org.dateline.gateway.postgres;

import java.util.ArrayList;
import java.util.List;

/// A few lines of an article: plain text, never markup, and where in it the words searched for are.
///
/// @param matches in order, not overlapping
public record Snippet(String text, List<Match> matches) {

    static final char BEGIN = '\u0001';
    static final char END = '\u0002';

    private static final int LENGTH = 300;

    /// Where a match is, in UTF-16 units, the end exclusive.
    public record Match(int start, int end) {}

    /// A text in which [#BEGIN] and [#END] stand around the matches.
    static Snippet ofMarked(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        List<Match> matches = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == BEGIN) {
                start = text.length();
            } else if (c == END) {
                if (start >= 0 && start < text.length()) {
                    matches.add(new Match(start, text.length()));
                }
                start = -1;
            } else {
                append(text, c);
            }
        }
        return new Snippet(text.toString(), List.copyOf(matches));
    }

    /// The beginning of a text, cut between words.
    static Snippet ofBeginning(String beginning) {
        StringBuilder text = new StringBuilder(LENGTH + 2);
        int i = 0;
        while (i < beginning.length() && text.length() <= LENGTH) {
            append(text, beginning.charAt(i++));
        }
        if (i == beginning.length()) {
            return new Snippet(text.toString().strip(), List.of());
        }
        int cut = text.lastIndexOf(" ");
        if (cut < LENGTH / 2) {
            cut = Character.isLowSurrogate(text.charAt(LENGTH)) ? LENGTH - 1 : LENGTH;
        }
        text.setLength(cut);
        return new Snippet(text.append(" …").toString(), List.of());
    }

    /// White space becomes one space, and none stands at the beginning.
    private static void append(StringBuilder text, char c) {
        if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
            text.append(c);
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }
}
