package org.dateline.formats.warc;

import java.io.IOException;
import java.io.InputStream;

/// An archive that is not compressed.
final class PlainBytes implements ArchiveBytes {

    private final InputStream in;
    private long position;

    PlainBytes(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean recover() {
        return true;
    }

    @Override
    public boolean isInMembers() {
        return false;
    }

    @Override
    public long members() {
        return 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
