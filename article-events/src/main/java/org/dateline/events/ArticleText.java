package org.dateline.events;

/// The rule that makes any decoded text fit for JSON, Kafka and PostgreSQL without moving an
/// offset: NUL and lone surrogates become U+FFFD, one unit for one unit.
public final class ArticleText {

    /// The most UTF-8 bytes one article's text may have.
    public static final int MAX_BYTES = 1 << 20;

    private static final char REPLACEMENT = '\uFFFD';

    private ArticleText() {}

    /// The text with every unit that can't be kept replaced; the very same string when there is
    /// none.
    public static String clean(String decoded) {
        int bad = firstBad(decoded, 0);
        if (bad < 0) {
            return decoded;
        }
        char[] units = decoded.toCharArray();
        while (bad >= 0) {
            units[bad] = REPLACEMENT;
            bad = firstBad(decoded, bad + 1);
        }
        return new String(units);
    }

    static boolean hasLoneSurrogate(String string) {
        int bad = firstBad(string, 0);
        while (bad >= 0 && string.charAt(bad) == 0) {
            bad = firstBad(string, bad + 1);
        }
        return bad >= 0;
    }

    static void requireClean(String text) {
        int bad = firstBad(text, 0);
        if (bad >= 0) {
            throw new IllegalArgumentException("text has a NUL or a lone surrogate at unit " + bad);
        }
    }

    private static int firstBad(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
