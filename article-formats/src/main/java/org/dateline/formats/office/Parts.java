package org.dateline.formats.office;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// The parts of a document that is a zip file, each of bounded length.
final class Parts implements Closeable {

    /// The text of the longest book is shorter.
    private static final long MOST_BYTES = 64L << 20;

    private final ZipFile zip;

    /// A part that would take too long to read.
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    Parts(byte[] bytes) throws IOException {
        zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                        .get();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /// @throws IOException if there is none
    InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name);
        }
        return new Bounded(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// Ends a part that is longer than it may be.
    private static final class Bounded extends FilterInputStream {

        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            count(count);
            return count;
        }

        private void count(int more) throws TooLargeException {
            read += Math.max(0, more);
            if (read > MOST_BYTES) {
                throw new TooLargeException();
            }
        }
    }
}
