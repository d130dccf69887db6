package org.dateline.formats.pdf;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/// A file's bytes, which bound what is made of them: how much is read in all, as a drawing may be
/// drawn over and over, and how much memory is taken while one part of them is read.
final class BoundedBytes implements RandomAccessRead {

    private static final long MOST_DECODED = 32L << 20;

    private static final int MOST_TIMES_READ = 12;

    /// Reading little often takes time too.
    private static final int READ_COST = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final byte[] bytes;
    private int at;
    private boolean closed;

    private long cost;
    private int lastEnd = -1;
    private long allocatedBefore;

    BoundedBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        if (at >= bytes.length) {
            return -1;
        }
        count(1);
        return bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at >= bytes.length) {
            return -1;
        }
        int read = Math.min(length, bytes.length - at);
        bound(read);
        System.arraycopy(bytes, at, target, offset, read);
        at += read;
        lastEnd = at;
        return read;
    }

    /// What is allocated between reads of adjoining parts is what they were decoded to.
    private void bound(int length) {
        count(length + READ_COST);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        if (at != lastEnd) {
            allocatedBefore = allocated;
        } else if (allocated - allocatedBefore > MOST_DECODED) {
            throw new TooMuchException("a part of the PDF is larger than any page when decoded");
        }
    }

    private void count(int more) {
        cost += more;
        if (cost > MOST_TIMES_READ * (bytes.length + (1L << 20))) {
            throw new TooMuchException("the PDF draws the same parts over and over");
        }
    }

    @Override
    public long getPosition() {
        return at;
    }

    @Override
    public void seek(long position) {
        at = Math.clamp(position, 0, bytes.length);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return at >= bytes.length;
    }

    @Override
    public RandomAccessReadView createView(long start, long length) {
        return new BoundedStream(this, bytes, start, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
