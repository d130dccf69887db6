package org.dateline.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.dateline.formats.charset.Utf8Bytes;

/// The lines of a text file, with a look at those that come next.
final class TextLines {

    /// The most bytes of a line that are held.
    private static final int MOST_BYTES = TextArchive.MOST_BYTES;

    /// How many lines the head of an article may take.
    private static final int AHEAD = 16;

    /// No line of a head is as long.
    private static final int MOST_AHEAD_BYTES = 32 << 10;

    private static final int SHOWN_BYTES = 2000;

    private final Utf8Bytes in;
    private final Charset charset;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private long number;
    private long bytesAhead;
    private boolean ended;
    private Utf8Bytes.Collected unfinished = new Utf8Bytes.Collected();

    /// One line.
    ///
    /// @param bytes without its line feed; the first of them where it is too long
    /// @param text its beginning, to see what it is
    /// @param start how many bytes of the file stand before it
    /// @param length with its line feed, also of what was left out
    record Line(byte[] bytes, String text, long number, long start, long length) {

        boolean isTooLong() {
            return length > MOST_BYTES + 1L;
        }
    }

    TextLines(Utf8Bytes in, Charset charset) {
        this.in = in;
        this.charset = charset;
    }

    /// How many bytes were read, with those of the lines ahead.
    long position() {
        return in.position();
    }

    /// Reads up to the lines that must be known before the next one is given.
    ///
    /// @return false where so much was read that other files may have their turn
    boolean fill(long until) throws IOException {
        while (!ended && ahead.size() <= AHEAD && bytesAhead <= MOST_AHEAD_BYTES) {
            int next = in.next();
            if (next >= 0) {
                unfinished.add(next, MOST_BYTES + 1);
            }
            ended = next < 0;
            if (next == '\n' || (ended && unfinished.length() > 0)) {
                add(next == '\n');
            }
            if (in.position() > until) {
                return false;
            }
        }
        return true;
    }

    private void add(boolean feed) {
        byte[] bytes = unfinished.bytes();
        long length = unfinished.length();
        boolean whole = bytes.length == length;
        byte[] line = feed && whole ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        byte[] shown = line.length > SHOWN_BYTES ? Arrays.copyOf(line, SHOWN_BYTES) : line;
        String text = new String(shown, charset).stripTrailing();
        ahead.add(new Line(line, text, ++number, in.position() - length, length));
        bytesAhead += length;
        unfinished = new Utf8Bytes.Collected();
    }

    /// The next line, after [#fill]; empty at the end.
    Optional<Line> next() {
        Line line = ahead.poll();
        bytesAhead -= line == null ? 0 : line.length();
        return Optional.ofNullable(line);
    }

    /// What comes behind the line that was given last.
    List<String> following() {
        return ahead.stream().map(Line::text).toList();
    }

    static Charset charset(String name) {
        return name.startsWith("UTF-") ? UTF_8 : Charset.forName(name);
    }
}
