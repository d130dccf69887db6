package org.dateline.enrichment.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers tokens into sentences: to a full stop with the quotes and brackets behind it, to the end
/// of a paragraph, to the end of a line whose next does not go on in lower case, and to no more
/// than [#LONGEST] tokens. In a text with lines of one width, a line that had no room for the next
/// word goes on.
public final class SentenceSplitter {

    /// Tokens of a sentence at most.
    public static final int LONGEST = 250;

    private static final int NARROWEST = 50;
    private static final int WIDEST = 100;
    private static final int FEWEST_JOINED = 3;

    private final String text;
    private final int width;
    private List<String> tokens = new ArrayList<>();
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean ended;

    public SentenceSplitter(String text) {
        this.text = text;
        this.width = width(text);
    }

    /// The length of the longest line, or 0 where lines are paragraphs.
    private static int width(String text) {
        int longest = 0;
        int joined = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            longest = Math.max(longest, end - start);
            boolean followed = end + 1 < text.length() && text.charAt(end + 1) > ' ';
            joined += end - start >= NARROWEST && followed ? 1 : 0;
            start = end + 1;
        }
        return joined >= FEWEST_JOINED && longest <= WIDEST ? longest : 0;
    }

    /// The tokens of a sentence and their spans in the text.
    public record Words(List<String> tokens, int[] starts, int[] ends) {}

    /// Takes the next token.
    ///
    /// @return the sentence before it, if one ended
    public @Nullable Words add(String token, int start, int end) {
        @Nullable Words complete = null;
        if (!tokens.isEmpty() && endsBefore(token, start)) {
            complete = rest();
        }
        int size = tokens.size();
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        tokens.add(token);
        ended |= isFullStop(token);
        return complete;
    }

    /// Ends the sentence with the last token, though it is no full stop.
    public void end() {
        ended = true;
    }

    /// The sentence that has not ended yet.
    public Words rest() {
        int size = tokens.size();
        Words words = new Words(tokens, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        tokens = new ArrayList<>();
        ended = false;
        return words;
    }

    private boolean endsBefore(String token, int start) {
        int previousEnd = ends[tokens.size() - 1];
        if (tokens.size() >= LONGEST) {
            return true;
        }
        if (ended && !(isCloser(token) && start == previousEnd) && !isFullStop(token)) {
            return true;
        }
        return breaks(previousEnd, start);
    }

    private boolean breaks(int from, int to) {
        int newlines = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                newlines++;
            }
        }
        return newlines >= 2
                || (newlines == 1
                        && !Character.isLowerCase(text.charAt(to))
                        && (width == 0 || hadRoom(from, to)));
    }

    /// Whether the line that ends behind the token had room for the next one.
    private boolean hadRoom(int end, int next) {
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int wordEnd = next;
        while (wordEnd < text.length() && text.charAt(wordEnd) > ' ' && wordEnd - next <= width) {
            wordEnd++;
        }
        return end - lineStart + 1 + wordEnd - next <= width;
    }

    private static boolean isFullStop(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c != '.' && c != '?' && c != '!' && c != '…' && c != '。') {
                return false;
            }
        }
        return true;
    }

    private static boolean isCloser(String token) {
        return switch (token) {
            case ")", "]", "}", "\"", "'", "''", "-RRB-", "-RSB-", "-RCB-" -> true;
            default -> false;
        };
    }
}
