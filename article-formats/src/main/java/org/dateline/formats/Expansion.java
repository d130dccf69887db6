package org.dateline.formats;

import java.io.IOException;

/// How much was unpacked of a file, at all depths of archives within archives. A bomb unpacks to
/// more than any honest file of its length.
public final class Expansion {

    private static final long ALWAYS = 256L << 20;

    /// Logs and lists compress to a hundredth.
    private static final long MOST_TIMES = 300;

    private final RecordInput file;
    private long unpacked;

    /// There is more in a file than is unpacked.
    public static final class BombException extends IOException {

        private static final long serialVersionUID = 1;

        private BombException() {
            super("it unpacks to more than %d times its length".formatted(MOST_TIMES));
        }
    }

    Expansion(RecordInput file) {
        this.file = file;
    }

    /// Counts bytes that were unpacked.
    ///
    /// @throws BombException where it is too much
    public void add(long bytes) throws BombException {
        unpacked += bytes;
        if (unpacked > ALWAYS && unpacked - ALWAYS > MOST_TIMES * file.position()) {
            throw new BombException();
        }
    }
}
