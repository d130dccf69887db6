package org.dateline.formats.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.dateline.formats.warc.DamagedException.Beyond;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcParser;

/// Finds where the records of an archive begin and end, also behind damage.
final class RecordFrames {

    /// Headers of records have some hundred bytes.
    private static final int MOST_HEADER_BYTES = 64 << 10;

    /// What is read in one go of what nobody wants.
    private static final int MOST_PASSED = 8 << 20;

    private static final byte[] WARC = {'W', 'A', 'R', 'C', '/'};

    private final ArchiveBytes bytes;
    private final byte[] block = new byte[2 * MOST_HEADER_BYTES];
    private int at;
    private int filled;
    private long left;
    private long start;

    /// A record's header, before its content.
    ///
    /// @param start how many bytes of the file stand before the part that it begins in
    /// @param header as it stands
    /// @param length how many bytes its content has
    record Frame(long start, byte[] header, MessageHeaders headers, long length) {}

    RecordFrames(ArchiveBytes bytes) {
        this.bytes = bytes;
    }

    /// How many bytes of the file stand before the part that the last record begins in.
    long start() {
        return start;
    }

    /// Passes over what is left of the last record.
    ///
    /// @return whether that was all of it; otherwise call again
    boolean pass() throws IOException {
        long most = Math.min(left, MOST_PASSED);
        long passed = 0;
        while (passed < most) {
            passed += contents(most - passed);
        }
        return left == 0;
    }

    /// The next record; empty at the end.
    ///
    /// @throws PauseException where much was read and none came; call again
    /// @throws DamagedException where there is none; [#recover] goes on behind it
    Optional<Frame> next() throws IOException {
        for (int ends = 0; hasMore() && (block[at] == '\r' || block[at] == '\n'); ends++) {
            if (ends >= MOST_PASSED) {
                throw new PauseException();
            }
            at++;
        }
        start = position();
        if (!hasMore()) {
            return Optional.empty();
        }
        int end = isWarc() ? endOfBlock() : endOfLine();
        byte[] header = Arrays.copyOfRange(block, at, end);
        WarcParser parser = new WarcParser();
        parser.setLenient(true);
        parser.parse(ByteBuffer.wrap(header));
        if (!parser.isFinished()) {
            throw new DamagedException("no header of a record", Beyond.NEXT_HEADER);
        }
        MessageHeaders headers = parser.headers();
        long length = length(headers);
        at = end;
        left = length;
        return Optional.of(new Frame(start, header, headers, length));
    }

    private static long length(MessageHeaders headers) throws DamagedException {
        try {
            long length = Long.parseLong(headers.first("Content-Length").orElse("").strip());
            if (length >= 0) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new DamagedException(
                    "a record without a valid Content-Length", Beyond.NEXT_HEADER);
        }
        throw new DamagedException("a record with a negative Content-Length", Beyond.NEXT_HEADER);
    }

    /// Takes the last record's content, up to a number of bytes.
    byte[] content(int most) throws IOException {
        byte[] content = new byte[(int) Math.min(Math.min(left, most), MOST_HEADER_BYTES)];
        int length = 0;
        while (left > 0 && length < most) {
            int read = contents(most - length);
            if (length + read > content.length) {
                content = Arrays.copyOf(content, Math.max(length + read, 2 * content.length));
            }
            System.arraycopy(block, at - read, content, length, read);
            length += read;
        }
        return Arrays.copyOf(content, length);
    }

    /// Takes some bytes of the content; they stand in the block before where it is now.
    private int contents(long most) throws IOException {
        long member = bytes.members();
        boolean more;
        try {
            more = hasMore();
        } catch (PauseException e) {
            left = 0;
            throw new DamagedException("a record that is shorter than it says", Beyond.HERE);
        }
        if (!more) {
            left = 0;
            throw new DamagedException("the archive ends within a record", Beyond.HERE);
        }
        if (bytes.members() != member) {
            left = 0;
            throw new DamagedException("a record that is shorter than it says", Beyond.HERE);
        }
        int read = (int) Math.min(Math.min(filled - at, left), most);
        at += read;
        left -= read;
        return read;
    }

    /// Looks for the next record behind damage, part by part.
    ///
    /// @return whether it was found, or the end; otherwise call again
    boolean recover(Beyond beyond) throws IOException {
        left = 0;
        return switch (beyond) {
            case NEXT_MEMBER -> {
                at = 0;
                filled = 0;
                yield bytes.recover();
            }
            case NEXT_HEADER -> findHeader();
            case HERE -> true;
        };
    }

    private boolean findHeader() throws IOException {
        for (int passed = 0; passed < MOST_PASSED; passed++) {
            if (!hasMore()) {
                return true;
            }
            if (block[at++] == '\n' && (isWarc() || isArcLine())) {
                return true;
            }
        }
        return false;
    }

    private boolean isWarc() throws IOException {
        return has(WARC.length) && startsAt(at);
    }

    private boolean isArcLine() throws IOException {
        if (!has(WARC.length) || !Character.isLowerCase(block[at]) || isWithoutColon()) {
            return false;
        }
        try {
            WarcParser parser = new WarcParser();
            parser.setLenient(true);
            parser.parse(ByteBuffer.wrap(block, at, endOfLine() - at));
            return parser.isFinished();
        } catch (DamagedException e) {
            return false;
        }
    }

    private boolean isWithoutColon() throws IOException {
        int most = 20;
        int i = 0;
        while (i < most && has(i + 1) && Character.isLowerCase(block[at + i])) {
            i++;
        }
        return !has(i + 1) || block[at + i] != ':';
    }

    private boolean startsAt(int from) {
        return Arrays.equals(block, from, from + WARC.length, WARC, 0, WARC.length);
    }

    private int endOfBlock() throws IOException {
        int lines = 0;
        for (int i = 0; i < MOST_HEADER_BYTES && has(i + 1); i++) {
            byte b = block[at + i];
            lines = b == '\n' ? lines + 1 : b == '\r' ? lines : 0;
            if (lines == 2) {
                return at + i + 1;
            }
        }
        throw new DamagedException("a record's header has no end", Beyond.NEXT_HEADER);
    }

    private int endOfLine() throws IOException {
        for (int i = 0; i < MOST_HEADER_BYTES && has(i + 1); i++) {
            if (block[at + i] == '\n') {
                return at + i + 1;
            }
        }
        throw new DamagedException("no header of a record", Beyond.NEXT_HEADER);
    }

    private long position() {
        return bytes.isInMembers() ? bytes.position() : bytes.position() - (filled - at);
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

    /// What was read before stays: it may be part of a header.
    private boolean fill() throws IOException {
        if (block.length - filled < MOST_HEADER_BYTES / 2 || at == filled) {
            System.arraycopy(block, at, block, 0, filled - at);
            filled -= at;
            at = 0;
        }
        int read = bytes.read(block, filled, block.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }
}
