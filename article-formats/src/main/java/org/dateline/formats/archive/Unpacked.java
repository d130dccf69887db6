package org.dateline.formats.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dateline.formats.Expansion;

/// The bytes of something that is unpacked, counted so that a bomb ends early, and so does
/// what gives nothing.
final class Unpacked extends FilterInputStream {

    private final Packed packed;
    private final Expansion expansion;

    /// @param packed what it is unpacked from
    Unpacked(InputStream in, Packed packed, Expansion expansion) {
        super(in);
        this.packed = packed;
        this.expansion = expansion;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        packed.gave(bytes);
        expansion.add(bytes);
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : read(new byte[(int) Math.min(count, 8192)]);
    }
}
