package org.dateline.enrichment.recognizer.hashed;

import java.util.Arrays;
import java.util.Locale;

/// What the features know of a word by itself, as hashes. Those of a word two places away are the
/// first [#FEW].
public final class WordType {

    static final int FEW = 5;

    private static final int LONGEST_PREFIX = 5;
    private static final int LONGEST_SUFFIX = 6;

    /// Letters of a word that are looked at.
    private static final int LONGEST = 40;

    /// The word before a sentence's first and behind its last.
    public static final WordType PADDING = new WordType();

    final int[] features;
    final int lower;
    final int shape;
    final int cluster;
    final boolean capital;
    final boolean letters;
    final boolean lowerCaseLetter;
    final boolean ordinary;
    final boolean hyphen;

    private WordType() {
        features = new int[] {hash('#', "padding")};
        lower = features[0];
        shape = features[0];
        cluster = features[0];
        capital = false;
        letters = false;
        lowerCaseLetter = false;
        ordinary = false;
        hyphen = false;
    }

    public WordType(String word, Lexicon lexicon) {
        String text = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
        String lowerCase = withoutDigits(text.toLowerCase(Locale.ROOT));
        Lexicon.Clusters clusters = lexicon.clusters(text);
        boolean anyCapital = false;
        boolean anyLetter = false;
        boolean anyLower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
            anyCapital |= upper;
            anyLower |= Character.isLowerCase(c);
            anyLetter |= upper || Character.isLetter(c);
        }
        capital = anyCapital;
        letters = anyLetter;
        lowerCaseLetter = anyLower;
        ordinary = lexicon.isOrdinary(lowerCase);
        hyphen = text.equals("-");
        lower = hash('l', lowerCase);
        shape = hash('s', shape(text, ordinary));
        cluster = hash('c', clusters.small());
        int length = lowerCase.length();
        int[] found = new int[24 + length];
        int n = 0;
        found[n++] = lower;
        found[n++] = shape;
        found[n++] = cluster;
        found[n++] = hash('d', clusters.large());
        found[n++] = hash('e', lowerCase, Math.max(0, length - 3), length);
        found[n++] = hash('w', text);
        for (int k = 1; k <= LONGEST_PREFIX && k < length; k++) {
            found[n++] = hash('b', lowerCase, 0, k);
        }
        for (int k = 1; k <= LONGEST_SUFFIX && k < length; k++) {
            if (k != 3) {
                found[n++] = hash('e', lowerCase, length - k, length);
            }
        }
        for (int i = 1; i + 4 <= length; i++) {
            found[n++] = hash('t', lowerCase, i, i + 3);
        }
        int hyphen = lowerCase.indexOf('-');
        if (hyphen > 0 && hyphen + 1 < length) {
            found[n++] = hash('h', lowerCase, 0, hyphen);
            found[n++] = hash('i', lowerCase, lowerCase.lastIndexOf('-') + 1, length);
        }
        features = Arrays.copyOf(found, n);
    }

    private static String withoutDigits(String text) {
        int i = 0;
        while (i < text.length() && !isDigit(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (; i < chars.length; i++) {
            if (isDigit(chars[i])) {
                chars[i] = '0';
            }
        }
        return new String(chars);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// `Xx` for a capitalized word, `XX` for one in capitals, `dddd` for a year, marks as they are;
    /// and whether the word is known in lower case.
    private static String shape(String text, boolean ordinary) {
        StringBuilder shape = new StringBuilder();
        char last = 0;
        int run = 0;
        for (int i = 0; i < text.length() && shape.length() < 10; i++) {
            char c = text.charAt(i);
            char kind;
            if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
                kind = 'X';
            } else if (Character.isLowerCase(c)) {
                kind = 'x';
            } else if (Character.isDigit(c)) {
                kind = 'd';
            } else {
                kind = Character.isLetter(c) ? 'o' : c;
            }
            run = kind == last ? run + 1 : 1;
            int longest = kind == 'd' ? 4 : kind == 'X' ? 2 : 1;
            if (run <= longest) {
                shape.append(kind);
            }
            last = kind;
        }
        if (ordinary) {
            shape.append('k');
        }
        return shape.toString();
    }

    static int hash(char kind, String text) {
        return hash(kind, text, 0, text.length());
    }

    static int hash(char kind, String text, int from, int to) {
        int hash = kind * 0x3D4D51CB + (to - from);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
            hash ^= hash >>> 15;
        }
        return mixed(hash);
    }

    static int hash(char kind, int number) {
        return mixed(kind * 0x3D4D51CB + number);
    }

    static int mixed(int hash) {
        int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
