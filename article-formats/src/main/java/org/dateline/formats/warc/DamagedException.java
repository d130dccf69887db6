package org.dateline.formats.warc;

import java.io.IOException;

/// A place in an archive that can't be read; what stands behind it may be.
final class DamagedException extends IOException {

    private static final long serialVersionUID = 1;

    private final Beyond beyond;

    /// How to find what can be read again.
    enum Beyond {
        /// By the beginning of the next gzip member.
        NEXT_MEMBER,
        /// By the header of the next record.
        NEXT_HEADER,
        /// It comes next.
        HERE
    }

    DamagedException(String message, Beyond beyond) {
        super(message);
        this.beyond = beyond;
    }

    Beyond beyond() {
        return beyond;
    }
}
