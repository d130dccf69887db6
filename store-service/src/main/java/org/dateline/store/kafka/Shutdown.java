package org.dateline.store.kafka;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Finishes the batch in hand before the connector commits its last offsets and closes.
@ApplicationScoped
public class Shutdown {

    /// Ends of consumers and producer come after it, and all of it within 30 s, also behind a
    /// silent broker.
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private final Intake intake;

    Shutdown(Intake intake) {
        this.intake = intake;
    }

    void drain(@Observes ShutdownEvent event) {
        intake.stop(LONGEST);
    }
}
