package org.dateline.formats.charset;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.Optional;

/// Finds UTF-16 without a byte order mark. Any such text has spaces or line ends, whose other byte
/// is zero, always on the same side; charsets made of bytes never have zeros.
final class Utf16 {

    private static final int SAMPLE = 64 << 10;

    /// Share of units with a zero byte: texts of Chinese still have that many line ends.
    private static final double FEWEST_ZEROS = 0.005;

    /// How many times as many zeros there must be on one side as on the other.
    private static final int LOPSIDED = 10;

    private Utf16() {}

    static Optional<Charset> guess(byte[] bytes) {
        int units = Math.min(bytes.length, SAMPLE) / 2;
        int zerosFirst = 0;
        int zerosSecond = 0;
        for (int i = 0; i < units; i++) {
            if (bytes[2 * i] == 0) {
                zerosFirst++;
            }
            if (bytes[2 * i + 1] == 0) {
                zerosSecond++;
            }
        }
        double fewest = units * FEWEST_ZEROS;
        if (zerosSecond > fewest && zerosSecond > LOPSIDED * zerosFirst) {
            return ifText(bytes, UTF_16LE);
        }
        if (zerosFirst > fewest && zerosFirst > LOPSIDED * zerosSecond) {
            return ifText(bytes, UTF_16BE);
        }
        return Optional.empty();
    }

    /// Two bytes, one unit: Java's decoder would swallow the unit behind a lone surrogate.
    static String units(byte[] bytes, int from, boolean bigEndian) {
        int length = bytes.length - from;
        char[] units = new char[(length + 1) / 2];
        for (int i = 0; i < length / 2; i++) {
            int first = bytes[from + 2 * i] & 0xFF;
            int second = bytes[from + 2 * i + 1] & 0xFF;
            units[i] = (char) (bigEndian ? first << 8 | second : second << 8 | first);
        }
        if (length % 2 == 1) {
            units[length / 2] = '\uFFFD';
        }
        return new String(units);
    }

    private static Optional<Charset> ifText(byte[] bytes, Charset charset) {
        String text = DecodedText.lenient(bytes, 0, charset);
        return Shape.isOdd(text) ? Optional.empty() : Optional.of(charset);
    }
}
