package org.dateline.formats.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a packed file. It tells a disk that fails from data that are damaged, and bounds
/// what is read for the header of an entry, which libraries hold in memory.
final class Packed extends FilterInputStream {

    private static final long MOST_HEADER_BYTES = 1 << 20;

    private long left = Long.MAX_VALUE;
    private boolean failed;

    Packed(InputStream in) {
        super(in);
    }

    /// Whether the file itself could not be read.
    boolean hasFailed() {
        return failed;
    }

    void beginHeader() {
        left = MOST_HEADER_BYTES;
    }

    void endHeader() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left <= 0) {
            throw new IOException("the header of an entry is too long");
        }
        try {
            int read = in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.clamp(count, 0, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }
}
