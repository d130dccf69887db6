package org.dateline.local.process;

import java.time.Duration;

/// How long to wait before a process that ended is started again: twice as long after each failure
/// in a row, up to a limit.
///
/// @param healthy having run this long, a process counts as well and its failures are forgotten
public record Backoff(Duration first, Duration longest, Duration healthy) {

    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private static final int MOST_DOUBLINGS = 30;

    /// @param failures in a row, this one included
    public Duration delay(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        Duration delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    /// Failures in a row, once a process has ended again.
    ///
    /// @param before failures in a row before it was started
    /// @param ran how long it ran
    public int failures(int before, Duration ran) {
        return ran.compareTo(healthy) >= 0 ? 1 : before + 1;
    }
}
