package org.dateline.gateway.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Two texts side by side: first by paragraphs, then by words where paragraphs differ. The passages
/// cover both texts in order, white space between them apart.
///
/// @param wordsInBoth how many words are aligned with each other
/// @param wordsOnlyInA how many words `a` adds
/// @param wordsOnlyInB how many words `b` adds
public record Comparison(
        int wordsInBoth, int wordsOnlyInA, int wordsOnlyInB, List<Passage> passages) {

    private static final Pattern PARAGRAPH = Pattern.compile("[^\\r\\n\\u2028\\u2029]+");
    private static final Pattern WORD = Pattern.compile("\\S+");

    public Comparison {
        passages = List.copyOf(passages);
    }

    /// A run of paragraphs.
    ///
    /// @param a where it stands in the first text, null when only the second has it
    /// @param b where it stands in the second text, null when only the first has it
    /// @param words of a CHANGED one: which words both have and which only one; else empty
    public record Passage(Kind kind, @Nullable Extract a, @Nullable Extract b, List<Words> words) {

        public Passage {
            words = List.copyOf(words);
        }
    }

    /// A run of words.
    ///
    /// @param kind never CHANGED
    public record Words(Kind kind, @Nullable Extract a, @Nullable Extract b) {}

    /// How the two texts relate in a place.
    public enum Kind {
        /// Both say it, but for white space.
        SAME,
        /// Both have something here, and it differs.
        CHANGED,
        ONLY_A,
        ONLY_B
    }

    /// A part of a text, `[start, end)` in UTF-16 units.
    public record Extract(int start, int end, String text) {}

    public static Comparison of(String a, String b) {
        Side first = Side.of(a, new Extract(0, a.length(), a), PARAGRAPH);
        Side second = Side.of(b, new Extract(0, b.length(), b), PARAGRAPH);
        Tally tally = new Tally();
        List<Passage> passages = new ArrayList<>();
        for (Run run : runs(first, second)) {
            passages.add(passage(run, a, b, tally));
        }
        return new Comparison(tally.both, tally.onlyA, tally.onlyB, passages);
    }

    private static Passage passage(Run run, String a, String b, Tally tally) {
        List<Words> words = run.kind == Kind.CHANGED ? words(run, a, b, tally) : List.of();
        if (run.kind != Kind.CHANGED) {
            tally.count(run.kind, run.a, run.b);
        }
        return new Passage(run.kind, run.a, run.b, words);
    }

    private static List<Words> words(Run run, String a, String b, Tally tally) {
        List<Words> words = new ArrayList<>();
        for (Run part : runs(Side.of(a, run.a, WORD), Side.of(b, run.b, WORD))) {
            if (part.kind == Kind.CHANGED) {
                words.add(new Words(Kind.ONLY_A, part.a, null));
                words.add(new Words(Kind.ONLY_B, null, part.b));
                tally.count(Kind.ONLY_A, part.a, null);
                tally.count(Kind.ONLY_B, null, part.b);
            } else {
                words.add(new Words(part.kind, part.a, part.b));
                tally.count(part.kind, part.a, part.b);
            }
        }
        return words;
    }

    /// The elements of one text that are aligned with those of another.
    private record Side(String text, List<Extract> elements) {

        static Side of(String text, @Nullable Extract part, Pattern element) {
            List<Extract> elements = new ArrayList<>();
            if (part != null) {
                Matcher matcher = element.matcher(text).region(part.start, part.end);
                while (matcher.find()) {
                    if (!matcher.group().isBlank()) {
                        elements.add(new Extract(matcher.start(), matcher.end(), matcher.group()));
                    }
                }
            }
            return new Side(text, elements);
        }

        List<String> normalized() {
            return elements.stream().map(e -> e.text.strip().replaceAll("\\s+", " ")).toList();
        }

        @Nullable Extract run(int start, int end) {
            if (start == end) {
                return null;
            }
            int from = elements.get(start).start;
            int to = elements.get(end - 1).end;
            return new Extract(from, to, text.substring(from, to));
        }
    }

    private record Run(Kind kind, @Nullable Extract a, @Nullable Extract b) {}

    /// Elements that are aligned alternate with those that are not.
    private static List<Run> runs(Side a, Side b) {
        int[] partner = Alignment.of(a.normalized(), b.normalized());
        List<Run> runs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < partner.length || j < b.elements.size()) {
            int aStart = i;
            int bStart = j;
            while (i < partner.length && partner[i] == j) {
                i++;
                j++;
            }
            if (i > aStart) {
                runs.add(new Run(Kind.SAME, a.run(aStart, i), b.run(bStart, j)));
                continue;
            }
            while (i < partner.length && partner[i] < 0) {
                i++;
            }
            j = i < partner.length ? partner[i] : b.elements.size();
            Kind kind = i == aStart ? Kind.ONLY_B : j == bStart ? Kind.ONLY_A : Kind.CHANGED;
            runs.add(new Run(kind, a.run(aStart, i), b.run(bStart, j)));
        }
        return runs;
    }

    private static final class Tally {
        private int both;
        private int onlyA;
        private int onlyB;

        void count(Kind kind, @Nullable Extract a, @Nullable Extract b) {
            switch (kind) {
                case SAME -> both += words(a);
                case ONLY_A -> onlyA += words(a);
                case ONLY_B -> onlyB += words(b);
                case CHANGED -> throw new IllegalArgumentException("counted by its words");
            }
        }

        private static int words(@Nullable Extract part) {
            return part == null ? 0 : (int) WORD.matcher(part.text).results().count();
        }
    }
}
