package org.dateline.enrich.kafka;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A place in a transaction where a crash could break the guarantee, if the protocol were wrong.
public enum Step {
    /// The batch's records are sent, its offsets are not yet part of the transaction.
    OFFSETS_NOT_ADDED,
    /// Records and offsets are in the transaction, the commit is not yet asked for.
    OFFSETS_ADDED,
    /// The commit is asked for, the broker's answer has not come.
    COMMIT_IN_FLIGHT;

    /// A commit takes longer than this, so that a halt after it falls in between.
    private static final long COMMIT_NANOS = 300_000;

    /// Does nothing at any step, as in production.
    public static final Consumer<Step> UNOBSERVED = step -> {};

    /// Halts the process, as `kill -9` would, at the step of this name in lower case and with
    /// hyphens.
    public static Consumer<Step> haltAt(String name) {
        Step last = valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        return step -> {
            if (step != last) {
                return;
            }
            if (step == COMMIT_IN_FLIGHT) {
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    LockSupport.parkNanos(COMMIT_NANOS);
                                    halt();
                                });
            } else {
                halt();
            }
        };
    }

    private static void halt() {
        Runtime.getRuntime().halt(137);
    }
}
