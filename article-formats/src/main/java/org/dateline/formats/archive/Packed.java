package org.dateline.formats.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a packed file. It tells a disk that fails from data that are damaged, and bounds
/// what is read for the header of an entry, which libraries hold in memory, and what is read for
/// content that does not come: a library may go on for hours within one call.
final class Packed extends FilterInputStream {

    private static final long MOST_HEADER_BYTES = 1 << 20;

    /// Content may have to wait for a block, which has some MiB.
    static final long MOST_BARREN_BYTES = 16 << 20;

    /// No compression makes content twice as long.
    private static final int MOST_TIMES = 2;

    private long left = Long.MAX_VALUE;
    private boolean failed;
    private boolean header;

    /// What was read for content that has not come yet.
    private long barren;

    /// What was passed over, and is still asked for.
    private long owed;

    Packed(InputStream in) {
        super(in);
    }

    /// Whether the file itself could not be read.
    boolean hasFailed() {
        return failed;
    }

    /// Whether so much was read for nothing that no more is.
    boolean isBarren() {
        return barren > MOST_BARREN_BYTES;
    }

    void beginHeader() {
        left = MOST_HEADER_BYTES;
        header = true;
    }

    void endHeader() {
        left = Long.MAX_VALUE;
        header = false;
    }

    /// The next bytes, of what nobody reads, to be passed over in parts. A library that passes over
    /// them later, in one go, gets as many bytes that mean nothing, without any reading.
    InputStream passedOver(long count) {
        return new InputStream() {

            private long rest = count;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (rest == 0) {
                    return -1;
                }
                int read = take(bytes, from, (int) Math.min(length, rest));
                rest -= Math.max(0, read);
                owed += Math.max(0, read);
                return read;
            }
        };
    }

    /// So much content came.
    void gave(long bytes) {
        barren = Math.max(0, barren - MOST_TIMES * bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (owed > 0) {
            int given = (int) Math.min(length, owed);
            owed -= given;
            return given;
        }
        return take(bytes, from, length);
    }

    private int take(byte[] bytes, int from, int length) throws IOException {
        if (isBarren()) {
            throw new IOException("the data go on without any content");
        }
        if (left <= 0) {
            throw new IOException("the header of an entry is too long");
        }
        try {
            int read = in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            barren += header ? 0 : Math.max(0, read);
            return read;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[Math.clamp(count, 0, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }
}
