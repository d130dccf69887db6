package org.dateline.formats.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts XML into the elements that are records, without understanding what is in them: one that is
/// no well-formed XML leaves its neighbours whole. Works on any charset that has ASCII in it.
final class XmlRecords {

    private static final int MOST_HEAD_BYTES = 1 << 20;

    private static final int MOST_NAME_BYTES = 100;

    /// What is passed over in one go where no record is.
    private static final int MOST_PASSED_OVER = 16 << 20;

    private final InputStream in;
    private final Set<String> names;
    private final byte[] block = new byte[16 << 10];
    private int at;
    private int filled;
    private long position;
    private long line = 1;

    private State state = State.TEXT;
    private final StringBuilder name = new StringBuilder();
    private int last;
    private int beforeLast;
    private int brackets;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private String root = "";
    private boolean rootClosed;
    private boolean begun;
    private boolean ended;

    private @Nullable XmlRecord open;
    private long markupStart;
    private long markupLine;

    private enum State {
        TEXT,
        NAME,
        TAG,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        COMMENT,
        CDATA,
        INSTRUCTION,
        DECLARATION
    }

    /// @param names of the elements that are records, without prefix
    XmlRecords(InputStream in, Set<String> names) {
        this.in = in;
        this.names = names;
    }

    /// What stands before the first record, as far as it was read and is wanted.
    byte[] head() {
        return head.toByteArray();
    }

    XmlPiece next() throws IOException {
        long from = position;
        while (!ended) {
            if (at == filled) {
                filled = in.read(block);
                at = 0;
                if (filled < 0) {
                    filled = 0;
                    ended = true;
                    break;
                }
            }
            while (at < filled) {
                Optional<XmlPiece> piece = take(block[at++] & 0xFF);
                if (piece.isPresent()) {
                    return piece.get();
                }
            }
            if (position - from > MOST_PASSED_OVER) {
                return new XmlPiece.Nothing();
            }
        }
        return new XmlPiece.End(rootClosed && open == null);
    }

    private Optional<XmlPiece> take(int b) {
        position++;
        line += b == '\n' ? 1 : 0;
        Optional<XmlPiece> piece =
                switch (state) {
                    case TEXT -> text(b);
                    case NAME -> name(b);
                    case TAG, SINGLE_QUOTED, DOUBLE_QUOTED -> tag(b);
                    case COMMENT, CDATA, INSTRUCTION, DECLARATION -> passive(b);
                };
        beforeLast = last;
        last = b;
        return piece;
    }

    private void keep(int b) {
        if (open != null) {
            open.add(b);
        } else if (!begun && head.size() < MOST_HEAD_BYTES) {
            head.write(b);
        }
    }

    private Optional<XmlPiece> text(int b) {
        if (b == '<') {
            beginMarkup();
        } else {
            keep(b);
        }
        return Optional.empty();
    }

    private void beginMarkup() {
        state = State.NAME;
        name.setLength(0);
        markupStart = position - 1;
        markupLine = line;
    }

    /// What kind of markup it is shows in its first letters.
    private Optional<XmlPiece> name(int b) {
        if (b == '<') {
            keepName();
            beginMarkup();
            return Optional.empty();
        }
        boolean done = b == '>' || b <= ' ' || (b == '/' && !name.isEmpty());
        if (!done) {
            name.append((char) b);
            if (name.length() == 3 && name.toString().equals("!--")) {
                return passOn(State.COMMENT);
            }
            if (name.length() == 8 && name.toString().equals("![CDATA[")) {
                return passOn(State.CDATA);
            }
            if (name.charAt(0) == '?') {
                return passOn(State.INSTRUCTION);
            }
            if (name.length() < MOST_NAME_BYTES) {
                return Optional.empty();
            }
        }
        if (!name.isEmpty() && name.charAt(0) == '!') {
            brackets = 0;
            if (open != null) {
                keepName();
            }
            state = State.DECLARATION;
            return done ? passive(b) : Optional.empty();
        }
        Optional<XmlPiece> unclosed = beginTag();
        keepName();
        state = State.TAG;
        Optional<XmlPiece> piece = done ? tag(b) : Optional.empty();
        return unclosed.or(() -> piece);
    }

    private Optional<XmlPiece> passOn(State next) {
        keepName();
        state = next;
        return Optional.empty();
    }

    private void keepName() {
        keep('<');
        for (int i = 0; i < name.length(); i++) {
            keep(name.charAt(i));
        }
    }

    private Optional<XmlPiece> beginTag() {
        if (name.isEmpty() || name.charAt(0) == '/') {
            return Optional.empty();
        }
        String qualified = name.toString();
        if (root.isEmpty()) {
            root = qualified;
        }
        String local = qualified.substring(qualified.indexOf(':') + 1);
        if (!names.contains(local)) {
            return Optional.empty();
        }
        Optional<XmlPiece> unclosed = Optional.ofNullable(open).map(record -> record.piece(false));
        open = new XmlRecord(qualified, markupStart, markupLine);
        begun = true;
        return unclosed;
    }

    private Optional<XmlPiece> tag(int b) {
        if (b == '<') {
            // no tag has one in it: this one was broken off
            beginMarkup();
            return Optional.empty();
        }
        keep(b);
        switch (state) {
            case SINGLE_QUOTED -> state = b == '\'' ? State.TAG : state;
            case DOUBLE_QUOTED -> state = b == '"' ? State.TAG : state;
            default -> {
                if (b == '>') {
                    state = State.TEXT;
                    return endTag();
                }
                state =
                        b == '\''
                                ? State.SINGLE_QUOTED
                                : b == '"' ? State.DOUBLE_QUOTED : State.TAG;
            }
        }
        return Optional.empty();
    }

    private Optional<XmlPiece> endTag() {
        String tag = name.toString();
        boolean closes = tag.startsWith("/");
        XmlRecord record = open;
        if (record != null) {
            boolean same = closes && tag.substring(1).equals(record.name());
            boolean empty = !closes && last == '/' && tag.equals(record.name());
            if (same || empty) {
                open = null;
                rootClosed |= record.name().equals(root);
                return Optional.of(record.piece(true));
            }
            // the end of the file comes before that of its last record
            if (closes && tag.substring(1).equals(root)) {
                rootClosed = true;
                open = null;
                return Optional.of(record.piece(false));
            }
        } else if (closes ? tag.substring(1).equals(root) : last == '/' && tag.equals(root)) {
            rootClosed = true;
        }
        return Optional.empty();
    }

    private Optional<XmlPiece> passive(int b) {
        // a DTD is never read
        if (state != State.DECLARATION || open != null) {
            keep(b);
        }
        boolean done =
                switch (state) {
                    case COMMENT -> b == '>' && last == '-' && beforeLast == '-';
                    case CDATA -> b == '>' && last == ']' && beforeLast == ']';
                    case INSTRUCTION -> b == '>' && last == '?';
                    default -> {
                        brackets += b == '[' ? 1 : b == ']' ? -1 : 0;
                        yield b == '>' && brackets <= 0;
                    }
                };
        if (done) {
            state = State.TEXT;
        }
        return Optional.empty();
    }
}
