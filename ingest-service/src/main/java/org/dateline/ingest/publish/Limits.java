package org.dateline.ingest.publish;

import java.time.Duration;

/// How much one transaction may carry. One record may reach beyond the bytes, and never by more
/// than its topic's limit.
public record Limits(int records, int bytes, Duration time) {

    /// What the design promises: small enough to be aborted and repeated without regret.
    public static final Limits USUAL = new Limits(1_000, 8 << 20, Duration.ofMillis(200));
}
