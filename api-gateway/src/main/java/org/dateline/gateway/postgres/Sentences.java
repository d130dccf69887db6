package org.dateline.gateway.postgres;

import java.text.BreakIterator;
import java.util.Locale;
import org.dateline.gateway.postgres.TimelinePage.Sentence;

/// Sentences around places of a text.
final class Sentences {

    /// So far is looked for an end, on either side.
    private static final int REACH = 600;

    private Sentences() {}

    /// The sentence in which something stands, within its paragraph.
    static Sentence around(String text, int start, int end, String language) {
        int from = Math.max(paragraph(text, start), boundary(text, start - REACH));
        int to = Math.min(paragraphEnd(text, end), boundary(text, end + REACH));
        BreakIterator sentences =
                BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        sentences.setText(text.substring(from, to));
        int first = start == from ? 0 : sentences.preceding(Math.min(start - from + 1, to - from));
        int last = end >= to ? to - from : sentences.following(Math.max(end - from - 1, 0));
        int begin = from + Math.max(first, 0);
        int finish = last == BreakIterator.DONE ? to : from + last;
        while (begin < start && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (finish > end && Character.isWhitespace(text.charAt(finish - 1))) {
            finish--;
        }
        return new Sentence(text.substring(begin, finish), begin, finish);
    }

    private static int paragraph(String text, int start) {
        int at = text.lastIndexOf("\n\n", Math.max(start - 1, 0));
        return at < 0 || at + 2 > start ? 0 : at + 2;
    }

    private static int paragraphEnd(String text, int end) {
        int at = text.indexOf("\n\n", end);
        return at < 0 ? text.length() : at;
    }

    /// Not within a surrogate pair.
    private static int boundary(String text, int place) {
        int at = Math.max(0, Math.min(place, text.length()));
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                ? at - 1
                : at;
    }
}
