package org.dateline.events;

/// The bytes of a record are not the event they should be; the message says what is wrong, for a
/// person.
public final class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
