package org.dateline.gateway.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.gateway.search.Matches;
import org.dateline.search.Language;
import org.jspecify.annotations.Nullable;

/// A few lines of an article: plain text, never markup, and where in it the words searched for are.
///
/// @param matches in order, not overlapping
public record Snippet(String text, List<Match> matches) {

    private static final int LENGTH = 300;

    /// How long one of two pieces is, and how much of it stands before its first match.
    private static final int PIECE = 160;

    private static final int BEFORE = 50;

    private static final String CUT = "…";

    /// How much of a body is looked through first, and how many times more of it each time after.
    private static final int BEGINNING = 1_200;

    private static final int BEGINNING_GROWS = 8;

    /// Where a match is, in UTF-16 units, the end exclusive.
    public record Match(int start, int end) {}

    /// Where in a title the words stand; none when there is no title.
    static List<Match> titleMatches(Matches matches, @Nullable String title, Language language) {
        return title == null
                ? List.of()
                : matches.inTitle(title, language).stream()
                        .map(match -> new Match(match.start(), match.end()))
                        .toList();
    }

    /// The beginning of a text, cut between words.
    static Snippet ofBeginning(String beginning) {
        return new Lines(beginning, 0, List.of()).add(0, LENGTH).snippet();
    }

    /// What stands around the matches that tell most: at most two pieces, in their order.
    ///
    /// @param from where in the text its body begins
    /// @param matches in the body
    static Snippet around(String text, int from, List<Matches.Match> matches) {
        if (matches.isEmpty()) {
            return ofBeginning(text.substring(Math.min(from, text.length())));
        }
        int best = best(matches, Set.of());
        int second = best(matches, phrases(matches, best));
        boolean both =
                Math.abs(matches.get(second).start() - matches.get(best).start()) > PIECE
                        && !phrases(matches, best).containsAll(phrases(matches, second));
        Lines lines = new Lines(text, from, matches);
        if (both) {
            for (int match : new int[] {Math.min(best, second), Math.max(best, second)}) {
                int start = Math.max(from, matches.get(match).start() - BEFORE);
                lines.add(start, PIECE);
            }
        } else {
            lines.add(Math.max(from, matches.get(best).start() - 2 * BEFORE), LENGTH);
        }
        return lines.snippet();
    }

    /// What in a body is shown around: all matches, or those of its beginning where those behind
    /// change nothing.
    ///
    /// @param from where in the text the body begins
    static List<Matches.Match> matches(String text, int from, Matches matches, Language language) {
        for (long length = BEGINNING; from + length < text.length(); length *= BEGINNING_GROWS) {
            int end = wordEnd(text, (int) (from + length));
            List<Matches.Match> found = matches.inText(text, from, end, language);
            if (isSettled(found, matches.inTexts(), end)) {
                return found;
            }
        }
        return matches.inText(text, from, text.length(), language);
    }

    private static int wordEnd(String text, int place) {
        int end = place;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Whether a piece has all that can be found, and is within the beginning that was looked at.
    private static boolean isSettled(List<Matches.Match> matches, int phrases, int end) {
        if (matches.isEmpty()) {
            return false;
        }
        int best = best(matches, Set.of());
        return phrases(matches, best).size() == phrases
                && matches.get(best).start() + LENGTH <= end;
    }

    /// The match from which on most phrases stand within one piece, besides those shown already.
    private static int best(List<Matches.Match> matches, Set<Integer> shown) {
        int best = 0;
        int most = -1;
        for (int i = 0; i < matches.size(); i++) {
            Set<Integer> phrases = phrases(matches, i);
            phrases.removeAll(shown);
            if (phrases.size() > most) {
                most = phrases.size();
                best = i;
            }
        }
        return best;
    }

    private static Set<Integer> phrases(List<Matches.Match> matches, int first) {
        Set<Integer> phrases = new HashSet<>();
        int end = matches.get(first).start() + PIECE - BEFORE;
        for (int i = first; i < matches.size() && matches.get(i).end() <= end; i++) {
            phrases.add(matches.get(i).phrase());
        }
        phrases.add(matches.get(first).phrase());
        return phrases;
    }

    /// Pieces of a text put together, with white space of any kind as one space.
    private static final class Lines {
        private final String text;
        private final int beginning;
        private final List<Matches.Match> matches;
        private final StringBuilder lines = new StringBuilder(LENGTH + 20);
        private final List<Match> marks = new ArrayList<>();
        private int end;

        Lines(String text, int beginning, List<Matches.Match> matches) {
            this.text = text;
            this.beginning = beginning;
            this.matches = matches;
        }

        /// From the word that `start` lies in on.
        Lines add(int start, int length) {
            int first = wordStart(start);
            int last = wordEnd(Math.min(text.length(), first + length), first + length / 2);
            if (!text.substring(beginning, first).isBlank()) {
                space();
                lines.append(CUT).append(' ');
            }
            int open = -1;
            for (int i = first; i < last; i++) {
                if (open < 0 && begins(i)) {
                    open = lines.length();
                }
                append(text.charAt(i));
                if (open >= 0 && ends(i + 1)) {
                    mark(open);
                    open = -1;
                }
            }
            if (open >= 0) {
                mark(open);
            }
            end = last;
            return this;
        }

        Snippet snippet() {
            if (!text.substring(end).isBlank()) {
                space();
                lines.append(CUT);
            }
            return new Snippet(lines.toString().stripTrailing(), List.copyOf(marks));
        }

        private void mark(int open) {
            if (open < lines.length()) {
                marks.add(new Match(open, lines.length()));
            }
        }

        private boolean begins(int place) {
            return matches.stream().anyMatch(match -> match.start() == place);
        }

        private boolean ends(int place) {
            return matches.stream().anyMatch(match -> match.end() == place);
        }

        /// Not further back than a long word.
        private int wordStart(int place) {
            int start = place;
            while (start > beginning
                    && place - start < BEFORE
                    && !Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
            boolean inPair = start > beginning && Character.isLowSurrogate(text.charAt(start));
            return inPair ? start - 1 : start;
        }

        private int wordEnd(int place, int least) {
            if (place == text.length()) {
                return place;
            }
            int wordEnd = place;
            while (wordEnd > least && !Character.isWhitespace(text.charAt(wordEnd))) {
                wordEnd--;
            }
            if (wordEnd > least) {
                return wordEnd;
            }
            return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
        }

        /// White space becomes one space, and none stands at the beginning.
        private void append(char c) {
            if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                lines.append(c);
            } else {
                space();
            }
        }

        private void space() {
            if (!lines.isEmpty() && lines.charAt(lines.length() - 1) != ' ') {
                lines.append(' ');
            }
        }
    }
}
