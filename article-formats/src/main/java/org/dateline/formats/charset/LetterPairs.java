package org.dateline.formats.charset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which letters of one language follow each other, and how often: the smallest model that tells
/// words from what a wrong charset makes of them. Read from `letter-pairs.tsv`.
final class LetterPairs {

    /// What stands for the beginning and the end of a word.
    static final char EDGE = '_';

    /// Bits for a pair that the language hardly has, and for one of letters that are not its own.
    private static final int RARE = 15;

    private static final int FOREIGN = 20;

    private static final Map<String, LetterPairs> LANGUAGES = read();

    private final Map<Integer, Integer> bits = new HashMap<>();
    private final Set<Character> letters = new HashSet<>();
    private boolean latin;

    private LetterPairs(String pairs) {
        for (String pair : pairs.split(" ")) {
            bits.put(key(pair.charAt(0), pair.charAt(1)), pair.charAt(2) - 'a');
            letters.add(pair.charAt(0));
            letters.add(pair.charAt(1));
            latin |= isLatin(pair.charAt(0)) || isLatin(pair.charAt(1));
        }
    }

    /// @param language by its BCP 47 tag
    static LetterPairs of(String language) {
        LetterPairs pairs = LANGUAGES.get(language);
        if (pairs == null) {
            throw new IllegalArgumentException("letter-pairs.tsv has no " + language);
        }
        return pairs;
    }

    /// Whether the language is written in Latin letters.
    boolean isLatin() {
        return latin;
    }

    static int key(char first, char second) {
        return first << 16 | second;
    }

    /// The negative logarithm to base 2 of a pair's share among all pairs of the language.
    int bits(int key) {
        Integer known = bits.get(key);
        if (known != null) {
            return known;
        }
        return isOwn((char) (key >>> 16)) && isOwn((char) key) ? RARE : FOREIGN;
    }

    private boolean isOwn(char c) {
        return c == EDGE || letters.contains(c) || latin && c < 0x80;
    }

    private static boolean isLatin(char c) {
        return c != EDGE && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static Map<String, LetterPairs> read() {
        Map<String, LetterPairs> languages = new HashMap<>();
        for (String line : lines()) {
            String[] columns = line.split("\t", -1);
            languages.put(columns[0], new LetterPairs(columns[1]));
        }
        return Map.copyOf(languages);
    }

    private static List<String> lines() {
        try (InputStream in = LetterPairs.class.getResourceAsStream("letter-pairs.tsv")) {
            if (in == null) {
                throw new IllegalStateException("letter-pairs.tsv is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("letter-pairs.tsv can't be read", e);
        }
    }
}
