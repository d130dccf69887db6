package org.dateline.keys;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How many requests a second one key may send. Up to twice as many may come at once after a
/// pause; then they are let in evenly.
public final class RequestRate {

    private static final double NANOS = 1e9;
    private static final int BURST_SECONDS = 2;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double left;
    private long since;

    public RequestRate(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        left = (double) perSecond * BURST_SECONDS;
        since = nanoTime.getAsLong();
    }

    /// Takes one request's place.
    ///
    /// @return zero if there was one, else how long until there is
    public synchronized Duration take() {
        long now = nanoTime.getAsLong();
        left =
                Math.min(
                        (double) perSecond * BURST_SECONDS,
                        left + (now - since) / NANOS * perSecond);
        since = now;
        if (left >= 1) {
            left--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * NANOS));
    }
}
