package org.dateline.enrich.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How the loop is doing, as the health checks see it from their own threads.
public final class LoopState {

    /// A pass takes a second, or half a minute while the broker is away; a loop that has not
    /// passed for longer is stuck.
    private static final Duration STUCK = Duration.ofMinutes(3);

    /// A broker that answers is heard of with every fetch and heartbeat, the rarest of which comes
    /// every five seconds.
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final Clock clock;
    private volatile Instant lastPass;
    private volatile Instant lastHeard = Instant.MIN;
    private volatile boolean connected;
    private volatile boolean ended;
    private double received;

    public LoopState(Clock clock) {
        this.clock = clock;
        this.lastPass = clock.instant();
    }

    void passed(Connection connection) {
        lastPass = clock.instant();
        connected = connection.open() > 0;
        if (connection.received() > received) {
            received = connection.received();
            lastHeard = lastPass;
        }
    }

    void ended() {
        ended = true;
    }

    /// Whether records are being taken: the models are loaded and a broker answers.
    public boolean ready() {
        return !ended && connected && lastHeard.isAfter(clock.instant().minus(SILENT));
    }

    /// Whether the loop is there and moving.
    public boolean live() {
        return !ended && lastPass.isAfter(clock.instant().minus(STUCK));
    }
}
