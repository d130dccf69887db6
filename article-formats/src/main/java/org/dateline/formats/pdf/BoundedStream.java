package org.dateline.formats.pdf;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.io.RandomAccessReadView;

/// The bytes of one stream of a file. Before it is read for the first time it is inflated once,
/// without keeping anything, to see how long it gets; pictures are never read.
final class BoundedStream extends RandomAccessReadView {

    /// A page's drawing has some hundred thousand bytes.
    private static final long MOST_DECODED = 32L << 20;

    private static final int ZLIB_HEADER = 2;

    private final byte[] file;
    private final int start;
    private final int length;
    private boolean checked;

    BoundedStream(BoundedBytes bytes, byte[] file, long start, long length) {
        super(bytes, start, length);
        this.file = file;
        this.start = Math.clamp(start, 0, file.length);
        this.length = Math.clamp(length, 0, file.length - this.start);
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        check();
        return super.read(target, offset, most);
    }

    private void check() {
        if (checked) {
            return;
        }
        checked = true;
        if (length > ZLIB_HEADER && inflatesTo(MOST_DECODED)) {
            throw new TooMuchException("a part of the PDF is larger than any page when decoded");
        }
    }

    private boolean inflatesTo(long most) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, start + ZLIB_HEADER, length - ZLIB_HEADER);
            byte[] decoded = new byte[16 << 10];
            long total = 0;
            int step = 1;
            while (step > 0 && total <= most) {
                step = inflater.inflate(decoded);
                total += step;
            }
            return total > most;
        } catch (DataFormatException e) {
            // in another encoding, or damaged: the library reads as far as this did
            return false;
        } finally {
            inflater.end();
        }
    }
}
