package org.dateline.cli;

/// A counter that goes on when the process that counts is started again and begins anew.
final class Count {

    private long before;
    private long last;

    /// @param value what the process says now
    void update(long value) {
        if (value < last) {
            before += last;
        }
        last = value;
    }

    long total() {
        return before + last;
    }
}
