package org.dateline.formats.charset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.dateline.formats.RecordInput;
import org.jspecify.annotations.Nullable;

/// The bytes of a file, in UTF-8 where a byte order mark says that it is in UTF-16 or UTF-32; the
/// mark is none of them.
public final class Utf8Bytes {

    private static final int BLOCK = 16 << 10;

    private final InputStream in;
    private final @Nullable Reader wide;
    private byte[] block = new byte[BLOCK];
    private int at;
    private int filled;
    private long before;
    private char high;

    public Utf8Bytes(RecordInput input) throws IOException {
        byte[] start = input.ahead();
        in = input.stream();
        String charset = charset(start);
        wide = charset == null ? null : new InputStreamReader(in, Charset.forName(charset));
        int mark =
                start.length >= 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB ? 3 : 0;
        for (int i = 0; i < mark; i++) {
            next();
        }
    }

    private static @Nullable String charset(byte[] start) {
        int mark = 0;
        for (int i = 0; i < 4; i++) {
            mark = mark << 8 | (i < start.length ? start[i] & 0xFF : 1);
        }
        if (mark == 0xFFFE0000 || mark == 0x0000FEFF) {
            return "UTF-32";
        }
        return mark >>> 16 == 0xFFFE || mark >>> 16 == 0xFEFF ? "UTF-16" : null;
    }

    /// Whether what is read is what stands in the file.
    public boolean areThoseOfTheFile() {
        return wide == null;
    }

    /// How many were read.
    public long position() {
        return before + at;
    }

    /// -1 at the end.
    public int next() throws IOException {
        if (at == filled && !fill()) {
            return -1;
        }
        return block[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        before += filled;
        at = 0;
        filled = 0;
        while (filled == 0) {
            int read = wide == null ? in.read(block) : readWide(wide);
            if (read < 0) {
                return false;
            }
            filled = read;
        }
        return true;
    }

    private int readWide(Reader reader) throws IOException {
        char[] chars = new char[BLOCK / 4];
        int from = high == 0 ? 0 : 1;
        chars[0] = high;
        int read = reader.read(chars, from, chars.length - from);
        if (read < 0 && from == 0) {
            return -1;
        }
        int length = from + Math.max(0, read);
        boolean split = read >= 0 && Character.isHighSurrogate(chars[length - 1]);
        high = split ? chars[length - 1] : 0;
        byte[] utf8 = new String(chars, 0, split ? length - 1 : length).getBytes(UTF_8);
        block = utf8.length > block.length ? utf8 : block;
        System.arraycopy(utf8, 0, block, 0, utf8.length);
        return utf8.length;
    }

    /// What is collected of a record, up to a length.
    public static final class Collected {

        private byte[] bytes = new byte[1 << 10];
        private int length;
        private long all;

        public void add(int next, int most) {
            all++;
            if (length < most) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.min(most, 2 * length));
                }
                bytes[length++] = (byte) next;
            }
        }

        /// Also of what was left out.
        public long length() {
            return all;
        }

        public byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
