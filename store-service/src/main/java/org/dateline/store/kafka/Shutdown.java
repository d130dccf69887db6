package org.dateline.store.kafka;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dateline.broker.TimelyEnd;

/// Finishes the batch in hand before the connector commits its last offsets and closes.
@ApplicationScoped
public class Shutdown {

    /// All of it comes within 30 s, the five that requests in progress have included.
    private static final Duration LONGEST = Duration.ofSeconds(22);

    /// What the broker has not acknowledged by then is left for the next start.
    private static final Duration ANNOUNCED = Duration.ofSeconds(8);

    private static final Duration DRAINED = Duration.ofSeconds(4);

    private final Intake intake;
    private final Announcements announcements;

    Shutdown(Intake intake, Announcements announcements) {
        this.intake = intake;
        this.announcements = announcements;
    }

    void drain(@Observes ShutdownEvent event) {
        TimelyEnd.within(LONGEST, TimelyEnd.ASKED_TO_END);
        if (!intake.stop(ANNOUNCED)) {
            announcements.abandon();
            intake.stop(DRAINED);
        }
    }
}
