package org.dateline.enrich.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.dateline.enrich.kafka.LoopState;

/// What the container hands out beside the classes it makes itself.
class Beans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    LoopState loopState(Clock clock) {
        return new LoopState(clock);
    }
}
