package org.dateline.local;

import java.io.IOException;

/// A port was asked for that another process listens on.
public final class PortInUseException extends IOException {

    private static final long serialVersionUID = 1;

    public PortInUseException(Part part, int port) {
        super(
                "Port %d, asked for the %s, is in use by another process. Choose another one, or leave it out to get the next free one."
                        .formatted(port, part.label()));
    }
}
