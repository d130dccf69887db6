package org.dateline.formats.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Bytes that must have a certain checksum.
final class Checked extends FilterInputStream {

    private final CRC32 crc = new CRC32();
    private final long expected;

    Checked(InputStream in, long expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read >= 0) {
            crc.update(bytes, from, read);
        } else if (crc.getValue() != expected) {
            throw new IOException("the checksum is wrong");
        }
        return read;
    }
}
