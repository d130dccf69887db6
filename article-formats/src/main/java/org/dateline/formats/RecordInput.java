package org.dateline.formats;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.dateline.events.Sha256;

/// A file's bytes, taken record by record. It reads ahead in blocks, and counts and hashes only
/// what was taken, so that both always speak of whole records.
public final class RecordInput implements Closeable {

    private static final int LARGEST_BLOCK = Beginning.LENGTH;
    private static final int SMALLEST_BLOCK = 512;

    /// What is taken of a line in one go; takes some 10 ms to hash.
    private static final long LONGEST_PART = 16 << 20;

    private final InputStream in;
    private final Expansion expansion;
    private String name = "";
    private final byte[] block;
    private final MessageDigest digest = Sha256.digest();
    private int at;
    private int filled;
    private long taken;

    private boolean withinLine;
    private long lineNumber;
    private long lineStart;
    private long lineLength;
    private ByteArrayOutputStream lineBytes = new ByteArrayOutputStream();
    /// Hash of all before the line that is being taken.
    private Optional<String> atLineStart = Optional.empty();

    /// One line of a file, without its line feed.
    ///
    /// @param number counted from 1
    /// @param start how many bytes of the file stand before it
    /// @param length in bytes, also of what was left out
    /// @param bytes all of it; nothing when it was longer than wanted
    /// @param isComplete whether it was read to its end
    public record Line(
            long number, long start, long length, Optional<byte[]> bytes, boolean isComplete) {}

    /// @param size of the file, as far as known: a hint for how much to read at once
    public RecordInput(InputStream in, long size) {
        this.in = in;
        this.block = new byte[Math.clamp(size + 1, SMALLEST_BLOCK, LARGEST_BLOCK)];
        this.expansion = new Expansion(this);
    }

    /// What stands in an archive.
    ///
    /// @param expansion of the file that it is unpacked from
    public RecordInput(InputStream in, Expansion expansion) {
        this.in = in;
        this.block = new byte[LARGEST_BLOCK];
        this.expansion = expansion;
    }

    /// How much was unpacked of the file.
    public Expansion expansion() {
        return expansion;
    }

    /// The name that it was told by; empty where nobody asked.
    public String name() {
        return name;
    }

    /// Of the line that was taken last, counted from 1; 0 where none was.
    public long lineNumber() {
        return lineNumber;
    }

    /// How many bytes were taken, of whole records.
    public long taken() {
        return withinLine ? lineStart : taken;
    }

    /// How many bytes were taken, also of a record that is not read to its end.
    public long position() {
        return taken;
    }

    /// Hex SHA-256 of all bytes that were taken, of whole records.
    public String sha256() {
        return atLineStart.orElseGet(this::hash);
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    /// Takes bytes, and of them knows only how many lines they end.
    ///
    /// @return false when there are fewer
    public boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (!hasMore()) {
                return false;
            }
            int step = (int) Math.min(left, filled - at);
            for (int i = at; i < at + step; i++) {
                lineNumber += block[i] == '\n' ? 1 : 0;
            }
            take(step);
            left -= step;
        }
        return true;
    }

    /// Takes all that is left, or as many bytes as wanted.
    public byte[] rest(int most) throws IOException {
        byte[] rest = new byte[Math.min(most, block.length)];
        int length = 0;
        while (length < most && hasMore()) {
            int step = Math.min(most - length, filled - at);
            if (length + step > rest.length) {
                rest = Arrays.copyOf(rest, (int) Math.min(most, 2L * (length + step)));
            }
            System.arraycopy(block, at, rest, length, step);
            take(step);
            length += step;
        }
        return length == rest.length ? rest : Arrays.copyOf(rest, length);
    }

    /// Takes the next line; empty at the end of the file. Of a line that is very long it takes a
    /// part, and goes on with it when it is called again.
    ///
    /// @param most longer lines are passed over to their end
    public Optional<Line> line(int most) throws IOException {
        if (!withinLine) {
            if (!hasMore()) {
                return Optional.empty();
            }
            withinLine = true;
            lineNumber++;
            lineStart = taken;
            lineLength = 0;
        }
        long partEnd = taken + LONGEST_PART;
        boolean ended = false;
        while (!ended && hasMore()) {
            if (taken >= partEnd) {
                return Optional.of(line(Optional.empty(), false));
            }
            int end = at;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            ended = end < filled;
            lineLength += end - at;
            if (lineLength <= most) {
                lineBytes.write(block, at, end - at);
            } else {
                lineBytes = new ByteArrayOutputStream();
            }
            if (!ended) {
                rememberLineStart();
            }
            take(end - at + (ended ? 1 : 0));
        }
        withinLine = false;
        atLineStart = Optional.empty();
        byte[] bytes = lineBytes.toByteArray();
        lineBytes = new ByteArrayOutputStream();
        return Optional.of(line(lineLength <= most ? Optional.of(bytes) : Optional.empty(), true));
    }

    private Line line(Optional<byte[]> bytes, boolean complete) {
        return new Line(lineNumber, lineStart, lineLength, bytes, complete);
    }

    /// A line may go on beyond what is taken in one go.
    private void rememberLineStart() {
        if (atLineStart.isEmpty()) {
            atLineStart = Optional.of(hash());
        }
    }

    /// The bytes from here on as a stream, for parsers that want one: what they read is taken.
    /// Closing it closes nothing.
    public InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (!hasMore()) {
                    return -1;
                }
                int next = block[at] & 0xFF;
                take(1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!hasMore()) {
                    return -1;
                }
                int count = Math.min(length, filled - at);
                System.arraycopy(block, at, bytes, from, count);
                take(count);
                return count;
            }
        };
    }

    /// What comes next, as far as it is read already: at the start, a block of the file. Takes
    /// nothing.
    public byte[] ahead() throws IOException {
        return hasMore() ? Arrays.copyOfRange(block, at, filled) : new byte[0];
    }

    /// What a file begins with, for who tells its format. Takes nothing.
    public Beginning beginning(String name) throws IOException {
        if (at != 0 || taken != 0) {
            throw new IllegalStateException("the file was begun already");
        }
        this.name = name;
        int more = 1;
        while (filled < block.length && more > 0) {
            more = in.read(block, filled, block.length - filled);
            filled += Math.max(0, more);
        }
        return new Beginning(name, Arrays.copyOf(block, filled));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean hasMore() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(block));
        }
        return at < filled;
    }

    private void take(int count) {
        digest.update(block, at, count);
        at += count;
        taken += count;
    }
}
