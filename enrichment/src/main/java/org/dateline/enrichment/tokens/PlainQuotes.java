package org.dateline.enrichment.tokens;

/// A text as models are trained on: with plain quotes, spaces and hyphens, each in the place of
/// the typographic one, so that every offset holds.
public final class PlainQuotes {

    private PlainQuotes() {}

    public static String of(String text) {
        int first = 0;
        while (first < text.length() && plain(text.charAt(first)) == text.charAt(first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            chars[i] = plain(chars[i]);
        }
        return new String(chars);
    }

    private static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        return switch (c) {
            case '‘', '’', '‛', '′', '＇' -> '\'';
            case '“', '”', '„', '‟', '″', '«', '»', '＂' -> '"';
            case '\u00A0', '\u2007', '\u202F', '\u2009', '\u200A', '\u3000', '\uFEFF' -> ' ';
            case '‐', '‑' -> '-';
            default -> c;
        };
    }
}
