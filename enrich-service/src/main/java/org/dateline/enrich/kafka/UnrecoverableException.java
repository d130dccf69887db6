package org.dateline.enrich.kafka;

/// The loop can't go on in this process; another one may.
final class UnrecoverableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnrecoverableException(String message, Throwable cause) {
        super(message, cause);
    }
}
