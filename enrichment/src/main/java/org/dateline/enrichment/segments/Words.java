package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A paragraph as words in lower case, numbers, and the few signs that cues are told by.
final class Words {

    private static final String SIGNS = ":|/()[]©@#>»";

    private Words() {}

    static List<String> of(String text, int start, int end) {
        return first(Integer.MAX_VALUE, text, start, end);
    }

    /// The words with which it begins, so many at most.
    static List<String> first(int most, String text, int start, int end) {
        List<String> words = new ArrayList<>();
        int at = start;
        while (at < end && words.size() < most) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                int from = at;
                boolean apostrophe = false;
                while (at < end && isWordUnit(text, at, end)) {
                    apostrophe |= text.charAt(at) == '’';
                    at++;
                }
                String word = text.substring(from, at).toLowerCase(Locale.ROOT);
                words.add(apostrophe ? word.replace('’', '\'') : word);
            } else {
                if (SIGNS.indexOf(c) >= 0) {
                    words.add(String.valueOf(c));
                }
                at++;
            }
        }
        return words;
    }

    static boolean isSign(String word) {
        return !Character.isLetterOrDigit(word.charAt(0));
    }

    static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    /// Letters, digits, and an apostrophe between letters.
    private static boolean isWordUnit(String text, int at, int end) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || (c == '\'' || c == '’')
                        && at + 1 < end
                        && Character.isLetter(text.charAt(at + 1));
    }
}
