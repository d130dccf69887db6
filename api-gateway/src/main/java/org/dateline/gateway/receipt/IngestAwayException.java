package org.dateline.gateway.receipt;

/// ingest-service does not answer.
public final class IngestAwayException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IngestAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
