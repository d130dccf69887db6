package org.dateline.enrich.kafka;

/// What was decided of a transaction.
enum Fate {
    COMMITTED,
    /// Or not decided: whoever began it was never told that it is committed.
    ABORTED
}
