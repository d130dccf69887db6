package org.dateline.store.batch;

/// A place in the protocol where a test lets the process die.
public enum CrashPoint {
    BEFORE_DATABASE_COMMIT,
    AFTER_DATABASE_COMMIT,
    AFTER_FLUSH,
    BEFORE_ERASURE_COMMIT,
    AFTER_ERASURE_COMMIT,
    AFTER_TOMBSTONES;

    /// Told of each place as it is reached.
    @FunctionalInterface
    public interface Observer {
        void reached(CrashPoint point);
    }
}
