package org.dateline.formats.warc;

import java.util.Arrays;

/// A body in [chunks](https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding).
final class Chunks {

    private static final int MOST_DIGITS = 7;

    private Chunks() {}

    /// The chunks' bytes in one. What is in no chunks stays as it is: many archives keep the header
    /// and store the body without them.
    static byte[] joined(byte[] body) {
        byte[] joined = new byte[body.length];
        int length = 0;
        int at = 0;
        while (at < body.length) {
            int size = 0;
            int digits = 0;
            while (at < body.length && digits <= MOST_DIGITS && isDigit(body[at])) {
                size = 16 * size + Character.digit(body[at++], 16);
                digits++;
            }
            int line = at;
            while (at < body.length && body[at] != '\n') {
                at++;
            }
            boolean valid =
                    digits > 0
                            && digits <= MOST_DIGITS
                            && at < body.length
                            && isExtension(body[line]);
            if (!valid) {
                return length == 0 ? body : Arrays.copyOf(joined, length);
            }
            at++;
            if (size == 0) {
                break;
            }
            int step = Math.min(size, body.length - at);
            System.arraycopy(body, at, joined, length, step);
            length += step;
            at += step;
            while (at < body.length && (body[at] == '\r' || body[at] == '\n')) {
                at++;
            }
        }
        return Arrays.copyOf(joined, length);
    }

    private static boolean isDigit(byte b) {
        return Character.digit(b, 16) >= 0;
    }

    private static boolean isExtension(byte b) {
        return b == '\r' || b == '\n' || b == ';' || b == ' ' || b == '\t';
    }
}
