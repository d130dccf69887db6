package org.dateline.enrichment.entities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// The tokens of an article in a row, with the names that are marked on them so far. A token
/// belongs to one name at most.
final class MarkedText {

    private static final Set<String> HEADS = NameWords.of("organization-of");
    private static final Set<String> GOES_ON = Set.of("of", "for", "to");

    private final List<String> words = new ArrayList<>();
    private final List<String> cased = new ArrayList<>();
    private final int[] starts;
    private final int[] ends;
    private final boolean[] opening;
    private final float[] probabilities;
    private final @Nullable Span[] marks;
    private @Nullable Set<String> vocabulary;

    /// The sentences in order, each with the words in the case that they would have in running
    /// text.
    MarkedText(List<Sentence> sentences, List<List<String>> running) {
        int size = sentences.stream().mapToInt(Sentence::size).sum();
        starts = new int[size];
        ends = new int[size];
        opening = new boolean[size + 1];
        opening[size] = true;
        probabilities = new float[size * Sentence.OUTCOMES];
        marks = new Span[size];
        int at = 0;
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            words.addAll(sentence.words());
            cased.addAll(running.get(s));
            System.arraycopy(sentence.starts(), 0, starts, at, sentence.size());
            System.arraycopy(sentence.ends(), 0, ends, at, sentence.size());
            System.arraycopy(
                    sentence.probabilities(),
                    0,
                    probabilities,
                    at * Sentence.OUTCOMES,
                    sentence.probabilities().length);
            if (sentence.size() > 0) {
                opening[at] = true;
            }
            for (int i = 0; i < sentence.size(); ) {
                @Nullable Type type = sentence.labels()[i];
                int from = i++;
                while (type != null && i < sentence.size() && sentence.labels()[i] == type) {
                    i++;
                }
                if (type != null) {
                    mark(at + from, at + i, type);
                }
            }
            at += sentence.size();
        }
    }

    int size() {
        return starts.length;
    }

    String word(int i) {
        return words.get(i);
    }

    /// The word behind the sentence's end or before its beginning is empty.
    String wordInSentence(int sentenceOf, int i) {
        return sameSentence(sentenceOf, i) ? words.get(i) : "";
    }

    boolean sameSentence(int i, int k) {
        if (k < 0 || k >= size()) {
            return false;
        }
        for (int between = Math.min(i, k) + 1; between <= Math.max(i, k); between++) {
            if (opening[between]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a sentence begins with the token. One begins behind the last token, too.
    boolean opens(int i) {
        return opening[i];
    }

    /// Whether the word would be written with a capital in running text.
    boolean capitalized(int i) {
        return i >= 0 && i < size() && isCapitalized(cased.get(i));
    }

    static boolean isCapitalized(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    /// Whether the word is all capitals, two at least.
    boolean isAcronym(int i) {
        String word = words.get(i);
        if (word.length() < 2 || word.length() > 6) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (!Character.isUpperCase(word.charAt(k))) {
                return false;
            }
        }
        return cased.get(i).equals(word);
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /// How probable the recognizer holds it that the token belongs to a name of the type.
    float probability(int i, Type type) {
        return probabilities[i * Sentence.OUTCOMES + 1 + type.ordinal()];
    }

    float probabilityOutside(int i) {
        return probabilities[i * Sentence.OUTCOMES];
    }

    @Nullable Span at(int i) {
        return i >= 0 && i < marks.length ? marks[i] : null;
    }

    boolean isMarked(int i) {
        return at(i) != null;
    }

    boolean isMarked(int i, Type type) {
        Span span = at(i);
        return span != null && span.type() == type;
    }

    /// Marks the tokens as a name, in the place of every name that they belonged to.
    void mark(int from, int to, Type type) {
        mark(new Span(from, to, type, false));
    }

    /// Marks the tokens as a name whose type is certain.
    void markFirmly(int from, int to, Type type) {
        mark(new Span(from, to, type, true));
    }

    private void mark(Span span) {
        int from = span.from();
        int to = span.to();
        for (int i = from; i < to; i++) {
            Span old = marks[i];
            if (old != null) {
                unmark(old);
            }
        }
        Arrays.fill(marks, from, to, span);
    }

    void unmark(Span span) {
        Arrays.fill(marks, span.from(), span.to(), null);
    }

    /// The names marked now, in order.
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < marks.length; ) {
            Span span = marks[i];
            if (span == null) {
                i++;
            } else {
                spans.add(span);
                i = span.to();
            }
        }
        return spans;
    }

    /// The tokens joined by blanks, which is the same for all mentions of one name.
    String name(int from, int to) {
        return to - from == 1 ? words.get(from) : String.join(" ", words.subList(from, to));
    }

    /// How many words from the token on, at most so many, are the longest known name; 0 if none
    // are.
    int longestKnown(int from, int longest, Predicate<String> isKnown) {
        for (int size = Math.min(longest, size() - from); size >= 1; size--) {
            if (sameSentence(from, from + size - 1) && isKnown.test(name(from, from + size))) {
                return size;
            }
        }
        return 0;
    }

    String name(Span span) {
        return name(span.from(), span.to());
    }

    String lower(int i) {
        return words.get(i).toLowerCase(Locale.ROOT);
    }

    /// The one full name of an organization by the head noun that the article may call it by: the
    /// `League` by `Australian League of Rights`.
    Map<String, String> organizationsByHead() {
        Map<String, Set<String>> byHead = new HashMap<>();
        for (Span span : spans()) {
            if (span.type() != Type.ORGANIZATION || span.size() == 1) {
                continue;
            }
            for (int i = span.from(); i < span.to(); i++) {
                if (HEADS.contains(words.get(i))
                        && (i + 1 == span.to() || GOES_ON.contains(words.get(i + 1)))) {
                    byHead.computeIfAbsent(words.get(i), _ -> new HashSet<>()).add(name(span));
                }
            }
        }
        Map<String, String> only = new HashMap<>();
        byHead.forEach(
                (head, names) -> {
                    String longest =
                            names.stream()
                                    .max(
                                            Comparator.comparingInt(String::length)
                                                    .thenComparing(n -> n))
                                    .orElseThrow();
                    if (names.stream().allMatch(longest::contains)) {
                        only.put(head, longest);
                    }
                });
        return only;
    }

    /// All words, as they are written.
    Set<String> vocabulary() {
        if (vocabulary == null) {
            vocabulary = new HashSet<>(words);
        }
        return vocabulary;
    }
}
