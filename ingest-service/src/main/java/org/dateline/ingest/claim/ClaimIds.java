package org.dateline.ingest.claim;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A source of claim ids that never goes back, even where the clock does.
public final class ClaimIds {

    private static final int SEQUENCE_BITS = 12;

    private final Clock clock;
    private final RandomGenerator random;
    /// Milliseconds and a sequence number within them, as one rising number.
    private long last;

    public ClaimIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public ClaimId nextForced() {
        return next().forced();
    }

    public synchronized ClaimId next() {
        last = Math.max(clock.millis() << SEQUENCE_BITS, last + 1);
        long millis = last >>> SEQUENCE_BITS;
        long sequence = last & ((1 << SEQUENCE_BITS) - 1);
        long high = millis << 16 | 0x7000 | sequence;
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new ClaimId(new UUID(high, low));
    }
}
