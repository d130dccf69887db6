package org.dateline.formats.warc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dateline.formats.warc.DamagedException.Beyond;

/// An archive of gzip members, usually one a record. Behind a damaged member it can go on at the
/// next one. A member's bytes are kept while it is read, as far as there is room: damage often
/// shows only behind the place where the next member begins.
final class GzipMembers implements ArchiveBytes {

    private static final int BLOCK = 64 << 10;

    /// A page's member is shorter.
    private static final int MOST_KEPT = 1 << 20;

    /// What is searched in one go; takes some milliseconds.
    private static final int MOST_SEARCHED = 8 << 20;

    /// What is read for content that does not come.
    private static final int MOST_BARREN = 8 << 20;

    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int LAST_SYSTEM = 13;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] input = new byte[2 * BLOCK];

    /// Where in the input the member begins, or what is left of it.
    private int start;

    private int at;
    private int filled;

    /// How many bytes of the file stand before the input.
    private long before;

    /// What was read for content that has not come yet.
    private long barren;

    private boolean open;
    private long members;
    private long length;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int from, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (open || openMember()) {
            int read = inflate(bytes, from, wanted);
            if (read > 0) {
                crc.update(bytes, from, read);
                length += read;
                barren = Math.max(0, barren - 2L * read);
                return read;
            }
            if (barren > MOST_BARREN) {
                // a member of empty blocks
                barren = 0;
                throw damage();
            }
            if (inflater.finished()) {
                at -= inflater.getRemaining();
                closeMember();
            } else if (inflater.needsDictionary() || !hasMore()) {
                throw damage();
            } else {
                inflater.setInput(input, at, filled - at);
                at = filled;
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int from, int wanted) throws DamagedException {
        try {
            return inflater.inflate(bytes, from, wanted);
        } catch (DataFormatException e) {
            throw damage();
        }
    }

    @Override
    public long position() {
        return before + start;
    }

    @Override
    public boolean isInMembers() {
        return true;
    }

    @Override
    public long members() {
        return members;
    }

    @Override
    public boolean recover() throws IOException {
        open = false;
        at = start + 1;
        for (int searched = 0; searched < MOST_SEARCHED; searched++) {
            start = at;
            if (!has(FIXED_HEADER)) {
                at = filled;
                start = filled;
                return true;
            }
            if (isHeader()) {
                return true;
            }
            at++;
        }
        start = at - 1;
        return false;
    }

    /// @return false at the end of the file
    private boolean openMember() throws IOException {
        start = at;
        do {
            if (barren > MOST_BARREN) {
                barren = 0;
                throw new PauseException();
            }
            while (at < filled && input[at] == 0) {
                at++;
                start = at;
            }
        } while (at == filled && fill());
        if (!hasMore()) {
            return false;
        }
        if (!has(FIXED_HEADER) || !isHeader()) {
            throw damage();
        }
        int flags = input[at + 3];
        at += FIXED_HEADER;
        if ((flags & 4) != 0) {
            require(2);
            int extra = number(2);
            at += 2;
            require(extra);
            at += extra;
        }
        if ((flags & 8) != 0) {
            passString();
        }
        if ((flags & 16) != 0) {
            passString();
        }
        if ((flags & 2) != 0) {
            require(2);
            at += 2;
        }
        inflater.reset();
        crc.reset();
        length = 0;
        open = true;
        members++;
        return true;
    }

    private void closeMember() throws IOException {
        require(TRAILER);
        boolean fits = number(4) == (int) crc.getValue();
        at += 4;
        fits &= number(4) == (int) length;
        at += 4;
        if (!fits) {
            throw damage();
        }
        open = false;
        start = at;
    }

    /// The marks that every header has: chance makes them once in more bytes than any file has.
    private boolean isHeader() {
        int system = input[at + 9] & 0xFF;
        int level = input[at + 8];
        return input[at] == 0x1F
                && (input[at + 1] & 0xFF) == 0x8B
                && input[at + 2] == 8
                && (input[at + 3] & 0xE0) == 0
                && (level == 0 || level == 2 || level == 4)
                && (system <= LAST_SYSTEM || system == 0xFF);
    }

    private void passString() throws IOException {
        do {
            require(1);
        } while (input[at++] != 0 && at - start < BLOCK);
    }

    private int number(int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | (input[at + i] & 0xFF);
        }
        return number;
    }

    private DamagedException damage() {
        return new DamagedException("damaged gzip data", Beyond.NEXT_MEMBER);
    }

    private void require(int count) throws IOException {
        if (!has(count)) {
            throw damage();
        }
    }

    private boolean has(int count) throws IOException {
        while (filled - at < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean hasMore() throws IOException {
        return at < filled || fill();
    }

    private boolean fill() throws IOException {
        if (input.length - filled < BLOCK) {
            makeRoom();
        }
        int read = in.read(input, filled, input.length - filled);
        filled += Math.max(0, read);
        barren += Math.max(0, read);
        return read > 0;
    }

    private void makeRoom() {
        if (at - start > MOST_KEPT) {
            start = at;
        }
        if (start > 0) {
            System.arraycopy(input, start, input, 0, filled - start);
            before += start;
            filled -= start;
            at -= start;
            start = 0;
        }
        if (input.length - filled < BLOCK) {
            input = Arrays.copyOf(input, 2 * input.length);
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
