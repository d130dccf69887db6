package org.dateline.ingest.publish;

/// Places where the protocol could break if a process ended just there. Tests switch one on.
public enum CrashPoint {
    /// A complete file was seen, and not claimed yet.
    SEEN,
    /// It was claimed, and nothing was produced.
    CLAIMED,
    /// A record of it is going to be read.
    READING,
    /// Its records are with the broker, uncommitted.
    PRODUCED_BEFORE_COMMIT,
    /// Its records are committed, and it still stands in its slot.
    COMMITTED_BEFORE_MOVE,
    /// It is on its way into the archive.
    DURING_MOVE,
    /// It is in the archive, and the ledger still speaks of it.
    MOVED_BEFORE_TOMBSTONE;

    /// Called whenever a point is passed. Does nothing in production.
    @FunctionalInterface
    public interface Passing {

        /// Passes every point.
        Passing UNHINDERED = point -> {};

        void pass(CrashPoint point);
    }
}
