package org.dateline.store.health;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dateline.store.app.ProcessEnd;

/// Ends the process when the connector has given up on its stream, which it never takes up again.
@ApplicationScoped
public class StreamWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final HealthCenter healthCenter;
    private final ProcessEnd processEnd;

    StreamWatch(HealthCenter healthCenter, ProcessEnd processEnd) {
        this.healthCenter = healthCenter;
        this.processEnd = processEnd;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("stream-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (healthCenter.getLiveness().isOk()) {
                Thread.sleep(INTERVAL);
            }
            processEnd.fatal("the article stream ended unexpectedly", null);
        } catch (InterruptedException e) {
            // the process ends already
        }
    }
}
