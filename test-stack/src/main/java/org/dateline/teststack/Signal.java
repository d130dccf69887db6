package org.dateline.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What halts a process, and lets it go on.
enum Signal {
    STOP,
    CONT;

    void send(long pid) {
        try {
            int status =
                    new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
