package org.dateline.ingest.receipt;

/// A key that was used for one submission came with another.
public final class KeyReusedException extends Exception {

    private static final long serialVersionUID = 1;

    KeyReusedException() {
        super(
                "this Idempotency-Key was used for a submission with another name or other content"
                        + " within the last two days; use a new key for each submission");
    }
}
