package org.dateline.formats.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dateline.formats.Expansion;

/// The bytes of something that is unpacked, counted so that a bomb ends early.
final class Unpacked extends FilterInputStream {

    private final Expansion expansion;

    Unpacked(InputStream in, Expansion expansion) {
        super(in);
        this.expansion = expansion;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        expansion.add(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        expansion.add(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : read(new byte[(int) Math.min(count, 8192)]);
    }
}
