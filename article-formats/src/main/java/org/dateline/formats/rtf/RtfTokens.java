package org.dateline.formats.rtf;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The tokens of a file of RTF.
final class RtfTokens {

    private static final int MOST_NAME_CHARS = 32;

    private static final int MOST_DIGITS = 10;

    private final byte[] bytes;
    private int at;

    /// One token.
    sealed interface Token {

        record Open() implements Token {}

        record Close() implements Token {}

        /// A word, or a sign behind a backslash.
        ///
        /// @param number -1 where none is given and `hasNumber` is false
        record Word(String name, int number, boolean hasNumber) implements Token {}

        /// A byte of text in the charset of its font.
        record Text(byte value) implements Token {}

        record End() implements Token {}
    }

    RtfTokens(byte[] bytes) {
        this.bytes = bytes;
    }

    Token next() {
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == 0)) {
            at++;
        }
        if (at >= bytes.length) {
            return new Token.End();
        }
        byte b = bytes[at++];
        return switch (b) {
            case '{' -> new Token.Open();
            case '}' -> new Token.Close();
            case '\\' -> word();
            default -> new Token.Text(b);
        };
    }

    /// Passes over bytes that are no tokens.
    void skip(int count) {
        at = (int) Math.min(bytes.length, at + Math.max(0L, count));
    }

    private Token word() {
        if (at >= bytes.length) {
            return new Token.End();
        }
        byte first = bytes[at];
        if (!isLetter(first)) {
            at++;
            return switch (first) {
                case '\'' -> hex();
                case '{', '}', '\\' -> new Token.Text(first);
                case '\r', '\n' -> new Token.Word("par", -1, false);
                default -> new Token.Word(Character.toString(first & 0xFF), -1, false);
            };
        }
        int from = at;
        while (at < bytes.length && isLetter(bytes[at]) && at - from < MOST_NAME_CHARS) {
            at++;
        }
        String name = new String(bytes, from, at - from, US_ASCII);
        int digits = at;
        boolean negative = at < bytes.length && bytes[at] == '-';
        at += negative ? 1 : 0;
        long number = 0;
        int begun = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            number = at - begun < MOST_DIGITS ? 10 * number + bytes[at] - '0' : number;
            at++;
        }
        boolean given = at > begun;
        at = given ? at : digits;
        if (at < bytes.length && bytes[at] == ' ') {
            at++;
        }
        int value = (int) Math.min(Integer.MAX_VALUE, number);
        return new Token.Word(name, given ? (negative ? -value : value) : -1, given);
    }

    private Token hex() {
        int value = 0;
        int digits = 0;
        while (digits < 2 && at < bytes.length && Character.digit(bytes[at], 16) >= 0) {
            value = 16 * value + Character.digit(bytes[at++], 16);
            digits++;
        }
        return new Token.Text((byte) (digits == 0 ? '?' : value));
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
