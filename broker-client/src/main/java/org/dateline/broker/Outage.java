package org.dateline.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Looks at the broker that fail one after another, and when the log is told of it: once, when none
/// has succeeded for a while. A start, a new leader or a restarted broker is no news, since it is
/// over sooner and readiness shows it meanwhile.
public final class Outage {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(30);

    private final InstantSource clock;
    private Instant lastSuccess;
    private boolean told;

    /// Begins as if a look had just succeeded.
    public Outage(InstantSource clock) {
        this.clock = clock;
        lastSuccess = clock.instant();
    }

    /// A look succeeded.
    public void succeeded() {
        lastSuccess = clock.instant();
        told = false;
    }

    /// A look failed.
    ///
    /// @return whether to tell the log now, which is so once in an outage
    public boolean failed() {
        if (told || clock.instant().isBefore(lastSuccess.plus(WORTH_TELLING))) {
            return false;
        }
        told = true;
        return true;
    }
}
