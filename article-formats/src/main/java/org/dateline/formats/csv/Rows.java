package org.dateline.formats.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.dateline.formats.charset.Utf8Bytes;

/// Cuts a table into rows. A line end within quotation marks ends no row; marks count only where
/// they begin a field.
final class Rows {

    /// The most bytes of a row that are held.
    static final int MOST_BYTES = 8 << 20;

    /// What is read in one go.
    private static final int MOST_AT_ONCE = 16 << 20;

    private static final int NONE = -1;

    private final Utf8Bytes in;
    private byte[] again = {};
    private int againAt;
    private int separator = NONE;
    private Utf8Bytes.Collected row = new Utf8Bytes.Collected();
    private Place place = Place.FIELD_START;
    private boolean odd;
    private long position;
    private long start;
    private long line = 1;
    private long rowLine = 1;

    private enum Place {
        FIELD_START,
        PLAIN,
        QUOTED,
        /// Behind a mark in a quoted field, which may end it or be the first of two.
        BEHIND_MARK
    }

    /// One row.
    ///
    /// @param line where it begins, counted from 1
    /// @param start how many bytes of the file stand before it
    /// @param length in bytes, also of what was left out
    /// @param ending its line end
    /// @param isOdd whether its quotation marks don't go together
    record Row(byte[] bytes, long line, long start, long length, byte[] ending, boolean isOdd) {

        boolean isTooLong() {
            return length > MOST_BYTES;
        }

        /// Where its first line ends; its length where it has only one.
        int firstLine() {
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            return end;
        }
    }

    Rows(Utf8Bytes in) {
        this.in = in;
        this.position = in.position();
        this.start = position;
    }

    /// What parts fields from here on. Before it is known, all that may do.
    void separateBy(char known) {
        separator = known;
    }

    /// Whether more of the row is to be read before it is known.
    boolean isWithinRow() {
        return row.length() > 0;
    }

    /// The next row; empty at the end of the file, or where a row is so long that other files may
    /// have their turn.
    Optional<Row> next() throws IOException {
        long from = position;
        while (position - from <= MOST_AT_ONCE) {
            int b = take();
            // a mark that is never closed must not swallow the file
            boolean quoted = place == Place.QUOTED && row.length() <= MOST_BYTES;
            if (b == NONE) {
                return row.length() == 0
                        ? Optional.empty()
                        : Optional.of(done(new byte[0], odd || place == Place.QUOTED));
            }
            if (!quoted && (b == '\n' || b == '\r')) {
                return Optional.of(done(ending(b), odd));
            }
            line += b == '\n' ? 1 : 0;
            row.add(b, MOST_BYTES);
            place = after(b);
        }
        return Optional.empty();
    }

    /// Takes back all of the row but its first line, which becomes a row of its own.
    Row cut(Row whole) {
        byte[] bytes = whole.bytes();
        int end = whole.firstLine();
        boolean two = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        int next = Math.min(bytes.length, end + (two ? 2 : 1));
        int rest = bytes.length - next;
        byte[] ending = whole.ending();
        byte[] unread = Arrays.copyOfRange(again, againAt, again.length);
        again = Arrays.copyOfRange(bytes, next, next + rest + ending.length + unread.length);
        System.arraycopy(ending, 0, again, rest, ending.length);
        System.arraycopy(unread, 0, again, rest + ending.length, unread.length);
        againAt = 0;
        position = whole.start() + next;
        start = position;
        line = whole.line() + 1;
        rowLine = line;
        return new Row(
                Arrays.copyOf(bytes, end),
                whole.line(),
                whole.start(),
                end,
                Arrays.copyOfRange(bytes, end, next),
                true);
    }

    private byte[] ending(int b) throws IOException {
        line++;
        if (b == '\n') {
            return new byte[] {'\n'};
        }
        int next = take();
        if (next == '\n') {
            return new byte[] {'\r', '\n'};
        }
        if (next != NONE) {
            giveBack(next);
        }
        return new byte[] {'\r'};
    }

    private int take() throws IOException {
        int next = againAt < again.length ? again[againAt++] & 0xFF : in.next();
        position += next == NONE ? 0 : 1;
        return next;
    }

    private void giveBack(int b) {
        if (againAt > 0) {
            againAt--;
        } else {
            again = new byte[] {(byte) b};
        }
        position--;
    }

    private Place after(int b) {
        return switch (place) {
            case QUOTED -> b == '"' ? Place.BEHIND_MARK : Place.QUOTED;
            case FIELD_START -> b == '"' ? Place.QUOTED : plain(b);
            case PLAIN -> plain(b);
            case BEHIND_MARK -> {
                if (b == '"') {
                    yield Place.QUOTED;
                }
                Place next = plain(b);
                odd |= next == Place.PLAIN;
                yield next;
            }
        };
    }

    private Place plain(int b) {
        boolean parts = separator == NONE ? Header.SEPARATORS.indexOf(b) >= 0 : b == separator;
        return parts ? Place.FIELD_START : Place.PLAIN;
    }

    private Row done(byte[] ending, boolean isOdd) {
        Row done = new Row(row.bytes(), rowLine, start, row.length(), ending, isOdd);
        row = new Utf8Bytes.Collected();
        start = position;
        rowLine = line;
        place = Place.FIELD_START;
        odd = false;
        return done;
    }
}
