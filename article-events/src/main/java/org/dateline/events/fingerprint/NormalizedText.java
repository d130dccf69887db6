package org.dateline.events.fingerprint;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.dateline.events.Sha256;

/// A text on its way through normalization: what is left of it goes, unit by unit, into a digest
/// and to a [Shingler], and is kept nowhere.
final class NormalizedText {

    static final byte OTHER = 0;
    static final byte WORD = 1;
    static final byte WHOLE_WORD = 2;
    static final byte SPACE = 3;
    static final byte DROPPED = 4;

    /// Quotation marks that Unicode does not class as such, and signs used in their place.
    private static final String QUOTES = "'\"`´‚„ʹʺʻʼʽ′″‴‵‶‷⁗「」『』〝〞〟＂＇｀｢｣❛❜❝❞";

    private static final byte[] KINDS = kinds();

    private final MessageDigest digest = Sha256.digest();
    private final byte[] bytes = new byte[8192];
    private final Shingler shingler;
    private int filled;
    private boolean begun;
    private boolean spaceDue;

    NormalizedText(Shingler shingler) {
        this.shingler = shingler;
    }

    /// Appends a part of the text, apart from the part before it by a space.
    void append(String part) {
        char[] units = Folding.fold(part);
        byte[] kinds = KINDS;
        int i = 0;
        while (i < units.length) {
            char c = units[i];
            switch (kinds[c]) {
                case WORD -> {
                    int from = i++;
                    while (i < units.length && kinds[units[i]] == WORD) {
                        i++;
                    }
                    shingler.units(units, from, i);
                    put(units, from, i);
                    continue;
                }
                case WHOLE_WORD -> {
                    shingler.endWord();
                    shingler.unit(c);
                    put(c);
                }
                case SPACE -> {
                    shingler.endWord();
                    spaceDue = begun;
                }
                case DROPPED -> {}
                default -> {
                    if (Character.isHighSurrogate(c) && i + 1 < units.length) {
                        pair(Character.toCodePoint(c, units[++i]));
                    } else {
                        shingler.endWord();
                        put(c);
                    }
                }
            }
            i++;
        }
        shingler.endWord();
        spaceDue = begun;
    }

    /// Hex SHA-256 of what was appended; nothing can be appended afterwards.
    String sha256() {
        digest.update(bytes, 0, filled);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void pair(int codePoint) {
        byte kind = kind(codePoint);
        if (kind == DROPPED) {
            return;
        }
        if (kind != WORD) {
            shingler.endWord();
        }
        if (kind == WORD || kind == WHOLE_WORD) {
            shingler.unit(Character.highSurrogate(codePoint));
            shingler.unit(Character.lowSurrogate(codePoint));
        }
        room();
        bytes[filled++] = (byte) (0xF0 | codePoint >> 18);
        bytes[filled++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[filled++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[filled++] = (byte) (0x80 | codePoint & 0x3F);
    }

    private void put(char[] units, int from, int to) {
        int i = from;
        while (i < to) {
            room();
            int at = filled;
            int runEnd = Math.min(to, i + bytes.length - at);
            while (i < runEnd && units[i] < 0x80) {
                bytes[at++] = (byte) units[i++];
            }
            filled = at;
            if (i < runEnd) {
                put(units[i++]);
            }
        }
    }

    private void put(char c) {
        room();
        if (c < 0x80) {
            bytes[filled++] = (byte) c;
        } else if (c < 0x800) {
            bytes[filled++] = (byte) (0xC0 | c >> 6);
            bytes[filled++] = (byte) (0x80 | c & 0x3F);
        } else {
            bytes[filled++] = (byte) (0xE0 | c >> 12);
            bytes[filled++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[filled++] = (byte) (0x80 | c & 0x3F);
        }
    }

    /// Room for a space, if one is due, and a code point.
    private void room() {
        if (filled + 5 > bytes.length) {
            digest.update(bytes, 0, filled);
            filled = 0;
        }
        if (spaceDue) {
            bytes[filled++] = ' ';
            spaceDue = false;
        }
        begun = true;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[1 << 16];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = kind(i);
        }
        return kinds;
    }

    static byte kind(int codePoint) {
        if (QUOTES.indexOf(codePoint) >= 0) {
            return DROPPED;
        }
        if (codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint == 0x034F) {
            return DROPPED; // variation selectors and the grapheme joiner show nothing
        }
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION ->
                    DROPPED;
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    SPACE;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    writesNoSpaces(codePoint) ? WHOLE_WORD : WORD;
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    WORD;
            default -> OTHER;
        };
    }

    private static boolean writesNoSpaces(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
