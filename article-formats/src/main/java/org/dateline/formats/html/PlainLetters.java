package org.dateline.formats.html;

import java.text.Normalizer;
import org.dateline.events.ArticleText;

/// The letters that a text is searched by: composed, without soft hyphens, marks of no width and
/// ligatures.
final class PlainLetters {

    private static final int MOST_MARKS = 60;

    private PlainLetters() {}

    static String of(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        plain.append(text, 0, at);
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\u00AD', '\u200B', '\u2060', '\uFEFF' -> {}
                case '\u00A0', '\u202F', '\u2007' -> plain.append(' ');
                case '\uFB00' -> plain.append("ff");
                case '\uFB01' -> plain.append("fi");
                case '\uFB02' -> plain.append("fl");
                case '\uFB03' -> plain.append("ffi");
                case '\uFB04' -> plain.append("ffl");
                case '\uFB05', '\uFB06' -> plain.append("st");
                default -> {
                    if (c == '\t' || (c >= ' ' && c != '\u007F')) {
                        plain.append(c);
                    }
                }
            }
        }
        String cleaned = ArticleText.clean(plain.toString());
        return hasLongRunOfMarks(cleaned) || Normalizer.isNormalized(cleaned, Normalizer.Form.NFC)
                ? cleaned
                : Normalizer.normalize(cleaned, Normalizer.Form.NFC);
    }

    /// More marks on one letter than any language has take quadratic time to order
    /// ([stream-safe text](https://unicode.org/reports/tr15/#Stream_Safe_Text_Format)).
    private static boolean hasLongRunOfMarks(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = c < '\u0300' ? Character.OTHER_LETTER : Character.getType(c);
            boolean mark =
                    type == Character.NON_SPACING_MARK
                            || type == Character.ENCLOSING_MARK
                            || type == Character.COMBINING_SPACING_MARK
                            || type == Character.SURROGATE;
            run = mark ? run + 1 : 0;
            if (run > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < '\u007F'
                || c == '\t'
                || c > '\u00A0' && c < '\u0300' && c != '\u00AD';
    }
}
