package org.dateline.store.kafka;

import java.time.Duration;

/// How long to wait before trying again: twice as long each time, up to a bound.
record Backoff(Duration next) {

    static final Duration FIRST = Duration.ofMillis(200);
    static final Duration LONGEST = Duration.ofSeconds(5);

    static Backoff start() {
        return new Backoff(FIRST);
    }

    Backoff longer() {
        Duration doubled = next.multipliedBy(2);
        return new Backoff(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }
}
