package org.dateline.formats.warc;

import java.io.IOException;

/// Much was read and no record came of it: other files may have their turn, and then reading
/// goes on where it is.
final class PauseException extends IOException {

    private static final long serialVersionUID = 1;

    PauseException() {
        super("nothing yet");
    }
}
