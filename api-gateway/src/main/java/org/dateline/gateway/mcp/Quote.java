package org.dateline.gateway.mcp;

import java.util.ArrayList;
import java.util.List;

/// A part of an article's text.
///
/// @param start in UTF-16 units of the text
/// @param end exclusive
public record Quote(String text, int start, int end) {

    private static final String CUT = "…";

    /// Where the pieces of a snippet stand in the text that it was made of; a piece that is not
    /// found is left out. Snippets have one space where the text may have any white space.
    static List<Quote> of(String snippet, String text) {
        List<Quote> quotes = new ArrayList<>();
        int from = 0;
        for (String piece : snippet.split(CUT, -1)) {
            String wanted = piece.strip();
            if (!wanted.isEmpty()) {
                int start = find(wanted, text, from);
                if (start >= 0) {
                    int end = endOf(wanted, text, start);
                    quotes.add(new Quote(text.substring(start, end), start, end));
                    from = end;
                }
            }
        }
        return quotes;
    }

    private static int find(String wanted, String text, int from) {
        int first = text.indexOf(wanted.charAt(0), from);
        while (first >= 0) {
            if (endOf(wanted, text, first) >= 0) {
                return first;
            }
            first = text.indexOf(wanted.charAt(0), first + 1);
        }
        return -1;
    }

    /// The end of the piece if it stands at this place, else -1.
    private static int endOf(String wanted, String text, int start) {
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (Character.isWhitespace(c)) {
                if (at >= text.length() || !Character.isWhitespace(text.charAt(at))) {
                    return -1;
                }
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (at < text.length() && text.charAt(at) == c) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }
}
