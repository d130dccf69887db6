package org.dateline.events.fingerprint;

import java.text.Normalizer;
import java.util.Locale;

/// The form of a text in which letter case and Unicode composition no longer differ.
///
/// Folded is: canonically decomposed, upper-cased, lower-cased, final sigma as sigma, composed
/// (NFC). That is canonical caseless matching (Unicode, D145) with the JDK's case mappings. Nearly
/// every text consists of units that fold each by itself to one unit; those are looked up in a
/// table, and only the others fold as a whole.
final class Folding {

    /// What the unit folds to, or 0 where it does not fold by itself to one unit.
    private static final char[] SINGLE = singles();

    /// Marks in a row that are put in order together.
    private static final int MOST_MARKS = 30;

    private static final char GRAPHEME_JOINER = '\u034F';

    private Folding() {}

    /// The folded units.
    static char[] fold(String text) {
        char[] units = text.toCharArray();
        char[] singles = SINGLE;
        for (int i = 0; i < units.length; i++) {
            char single = singles[units[i]];
            if (single != 0) {
                units[i] = single;
            } else if (isLonePair(text, i)) {
                i++;
            } else {
                return foldWhole(text).toCharArray();
            }
        }
        return units;
    }

    private static String foldWhole(String text) {
        String decomposed = Normalizer.normalize(streamSafe(text), Normalizer.Form.NFD);
        String folded =
                decomposed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /// Format characters would keep a letter and its accent apart.
    ///
    /// Long runs of marks are parted by a joiner that shows nothing, as in Unicode's Stream-Safe
    /// Text Format (UAX 15), since the time to order a run grows with its square.
    private static String streamSafe(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (Character.getType(codePoint) == Character.FORMAT) {
                continue;
            }
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                kept.append(GRAPHEME_JOINER);
                marks = 1;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.toString();
    }

    /// Whether a surrogate pair is a symbol or an ideograph, which fold to themselves.
    private static boolean isLonePair(String text, int at) {
        if (!Character.isHighSurrogate(text.charAt(at))) {
            return false;
        }
        int codePoint = text.codePointAt(at);
        int type = Character.getType(codePoint);
        return type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL && codePoint >= 0x1F3FB && codePoint <= 0x1F3FF
                || codePoint >= 0x20000 && codePoint < 0x2F800;
    }

    private static char[] singles() {
        char[] singles = new char[1 << 16];
        for (int i = 1; i < singles.length; i++) {
            char c = (char) i;
            boolean surrogate = Character.isSurrogate(c);
            boolean ideograph = c >= 0x4E00 && c <= 0x9FFF;
            boolean syllable = c >= 0xAC00 && c <= 0xD7A3;
            boolean privateUse = c >= 0xE000 && c <= 0xF8FF;
            boolean format = Character.getType(c) == Character.FORMAT;
            if (ideograph || syllable || privateUse || format) {
                singles[i] = c;
            } else if (!surrogate && !joinsWithOthers(c)) {
                String folded = foldWhole(String.valueOf(c));
                singles[i] = folded.length() == 1 ? folded.charAt(0) : 0;
            }
        }
        return singles;
    }

    /// Combining marks and conjoining Hangul letters, whose composition depends on their
    /// neighbours.
    private static boolean joinsWithOthers(char c) {
        return isMark(c)
                || c >= 0x1100 && c <= 0x11FF
                || c >= 0xA960 && c <= 0xA97F
                || c >= 0xD7B0 && c <= 0xD7FF;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }
}
