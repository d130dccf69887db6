package org.dateline.local;

import java.io.IOException;

/// A port was asked for that another process listens on.
public final class PortInUseException extends IOException {

    private static final long serialVersionUID = 1;

    public PortInUseException(Part part, int port) {
        super(
                "Port %d for the %s is in use by another process. Choose another port, or omit the option to use the next free one."
                        .formatted(port, part.label()));
    }
}
