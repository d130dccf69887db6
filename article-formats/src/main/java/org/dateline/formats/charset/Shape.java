package org.dateline.formats.charset;

/// Rough measures that tell text from other data.
public final class Shape {

    private static final int SAMPLE = 64 << 10;

    /// News texts hold none of these bytes or units, but for a stray one; random bytes are control
    /// characters in one case of ten.
    private static final double MOST_CONTROLS = 0.02;

    private Shape() {}

    /// Whether there are too many control characters for a text in a charset made of bytes.
    public static boolean isBinary(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        int controls = 0;
        for (int i = 0; i < length; i++) {
            if (isControl(bytes[i] & 0xFF)) {
                controls++;
            }
        }
        return controls > MOST_CONTROLS * length;
    }

    /// Whether there are too many units that mean nothing, for a decoded text.
    public static boolean isOdd(String text) {
        int length = Math.min(text.length(), SAMPLE);
        int odd = 0;
        int i = 0;
        while (i < length) {
            int c = text.codePointAt(i);
            if (isOdd(c)) {
                odd++;
            }
            i += Character.charCount(c);
        }
        return odd > MOST_CONTROLS * length;
    }

    /// ISO-2022 charsets are all ASCII bytes, with escapes that switch alphabets.
    public static boolean hasEscapeSequences(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) - 1;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0x1B && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOdd(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> isControl(codePoint);
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> codePoint == 0xFFFD;
        };
    }

    private static boolean isControl(int c) {
        boolean space = c >= '\t' && c <= '\r';
        return (c < 0x20 && !space && c != 0x1B) || c == 0x7F;
    }
}
