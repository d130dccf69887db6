package org.dateline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// Reads of a sentence what it says that the name at its beginning is: `Ten Masked Men (formed in
/// 1994) was a British death metal band …`. The words that tell are in `definitions.tsv`.
final class DefinitionReader {

    private static final String RESOURCE = "definitions.tsv";
    private static final int LONGEST_NAME = 7;
    private static final int LONGEST_ASIDE = 40;
    private static final int LONGEST_APPOSITION = LONGEST_ASIDE / 2;
    private static final int LONGEST_KIND = 9;

    private static final Set<String> OPENING = Set.of("(", "-LRB-");
    private static final Set<String> CLOSING = Set.of(")", "-RRB-");
    private static final Set<String> BORN = Set.of("born", "née");
    private static final Set<String> COPULA = Set.of("is", "was", "are", "were");

    private static final Map<String, Set<String>> WORDS = read();
    private static final Map<String, Byte> KINDS = kinds();
    private static final Set<String> ENDS = WORDS.getOrDefault("end", Set.of());
    private static final Set<String> INSIDE = WORDS.getOrDefault("inside", Set.of());

    private final TrainingText text;
    private final Set<String> oftenSmall = new HashSet<>();

    DefinitionReader(TrainingText text) {
        this.text = text;
        int[] counts = new int[text.spellings().size()];
        for (int i = 0; i < text.tokens(); i++) {
            counts[text.word(i)]++;
        }
        Map<String, Integer> small = new HashMap<>();
        Map<String, Integer> large = new HashMap<>();
        for (int word = 0; word < counts.length; word++) {
            String spelling = text.spellings().get(word);
            String lower = spelling.toLowerCase(Locale.ROOT);
            (spelling.equals(lower) ? small : large).merge(lower, counts[word], Integer::sum);
        }
        small.forEach(
                (word, count) -> {
                    if (count * 3 > large.getOrDefault(word, 0)) {
                        oftenSmall.add(word);
                    }
                });
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> words = new HashMap<>();
        try (InputStream in = DefinitionReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line; (line = reader.readLine()) != null; ) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    words.computeIfAbsent(columns[0], _ -> new HashSet<>())
                            .addAll(List.of(columns[1].split(" ")));
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Byte> kinds() {
        Map<String, Byte> kinds = new HashMap<>();
        WORDS.getOrDefault("NONE", Set.of()).forEach(word -> kinds.put(word, Labels.NONE));
        for (Type type : Type.values()) {
            WORDS.getOrDefault(type.name(), Set.of())
                    .forEach(word -> kinds.put(word, Labels.of(type)));
        }
        return Map.copyOf(kinds);
    }

    /// A name and what it is.
    ///
    /// @param start its first token
    /// @param end behind its last
    record Definition(int start, int end, byte label) {

        int size() {
            return end - start;
        }
    }

    /// What the sentence says of the name that it begins with.
    @Nullable Definition read(int sentence) {
        int end = text.start(sentence + 1);
        int start = text.start(sentence);
        if (isOneOf(start, end, Set.of("The", "``", "\""))) {
            start++;
        }
        int behind = nameEnd(start, end);
        if (behind < 0) {
            return null;
        }
        int i = isOneOf(behind, end, Set.of("\"", "''")) ? behind + 1 : behind;
        boolean born = false;
        if (isOneOf(i, end, OPENING)) {
            int close = indexOf(CLOSING, i, Math.min(end, i + LONGEST_ASIDE));
            if (close < 0) {
                return null;
            }
            born = indexOf(BORN, i, close) >= 0;
            i = close + 1;
        }
        if (isOneOf(i, end, Set.of(","))) {
            int close =
                    indexOf(Set.of(",", "is", "was"), i + 1, Math.min(end, i + LONGEST_APPOSITION));
            if (close < 0 || !text.spelling(close).equals(",")) {
                return null;
            }
            i = close + 1;
        }
        int kind = kindStart(i, end);
        if (kind < 0) {
            return null;
        }
        Byte label = born ? Byte.valueOf(Labels.of(Type.PERSON)) : kind(kind, end);
        return label == null ? null : new Definition(start, behind, label);
    }

    private int nameEnd(int first, int end) {
        int i = first;
        int last = -1;
        boolean certain = false;
        while (i < end && i - first < LONGEST_NAME) {
            String word = text.spelling(i);
            if (TrainingText.isCapitalized(word)
                    || (i > first && Character.isDigit(word.charAt(0)))) {
                certain |= !oftenSmall.contains(word.toLowerCase(Locale.ROOT));
                last = ++i;
            } else if (i > first && INSIDE.contains(word)) {
                i++;
            } else {
                break;
            }
        }
        return certain ? last : -1;
    }

    /// Where it is said what it is: behind `is a`; -1 if it is not said.
    private int kindStart(int from, int end) {
        if (!isOneOf(from, end, COPULA)) {
            return -1;
        }
        int article = isOneOf(from + 1, end, Set.of("also", "currently")) ? from + 2 : from + 1;
        boolean said = article + 1 < end && isOneOf(article, end, Set.of("a", "an", "the"));
        return said ? article + 1 : -1;
    }

    /// The label of what something is said to be, by the last word of it that tells.
    private @Nullable Byte kind(int from, int end) {
        String last = "";
        for (int i = from; i < end && i - from < LONGEST_KIND; i++) {
            String word = text.spelling(i);
            if (ENDS.contains(word)
                    || (!Character.isLetterOrDigit(word.charAt(0)) && !word.equals("-"))) {
                break;
            }
            last = word;
        }
        return KINDS.get(last);
    }

    /// The first token from one to another that is one of the words; -1 if there is none.
    private int indexOf(Set<String> words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.contains(text.spelling(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOneOf(int token, int end, Set<String> words) {
        return token < end && words.contains(text.spelling(token));
    }
}
