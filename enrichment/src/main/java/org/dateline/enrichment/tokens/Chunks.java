package org.dateline.enrichment.tokens;

/// A text in pieces that can be tokenized one by one: lines, and long lines in parts that end
/// between words. What is longer than any word, and nothing but one, is passed over. So the
/// tokenizer, whose time and memory may grow with the square of its input, never gets much.
public final class Chunks {

    private static final int LONGEST_CHUNK = 2_000;

    /// The longest run without white space that is read: longer than any name or address.
    private static final int LONGEST_RUN = 300;

    /// The tokenizer looks far ahead for the end of each.
    private static final int MOST_TAGS = 20;

    private final String text;
    private int start;
    private int end;

    public Chunks(String text) {
        this.text = text;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /// Moves on to the next piece, unless there is none.
    public boolean next() {
        start = end;
        while (start < text.length()) {
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            end = start;
            int wordStart = start;
            int limit = Math.min(text.length(), start + LONGEST_CHUNK);
            int tags = 0;
            int i = start;
            for (; i < limit; i++) {
                char c = text.charAt(i);
                tags += c == '<' ? 1 : 0;
                if (Character.isWhitespace(c)) {
                    end = i;
                    wordStart = i + 1;
                    if (endsLine(c) || tags >= MOST_TAGS) {
                        return true;
                    }
                } else if (i - wordStart >= LONGEST_RUN) {
                    break;
                }
            }
            if (i == text.length()) {
                end = i;
                return start < end;
            }
            if (end > start) {
                return true;
            }
            while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            start = i;
            end = i;
        }
        return false;
    }

    /// The tokenizer reads on over line ends that are none to it alone.
    private static boolean endsLine(char c) {
        return c == '\n' || c == '\u2028' || c == '\u2029' || c == '\u000B' || c == '\f';
    }
}
