package org.dateline.store.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// The database's tables, brought up to date when the process starts. While the database is away
/// the process runs and waits.
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Flyway flyway;
    private final ProcessEnd processEnd;
    private final CountDownLatch ready = new CountDownLatch(1);

    Schema(Flyway flyway, ProcessEnd processEnd) {
        this.flyway = flyway;
        this.processEnd = processEnd;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("migration").start(this::migrate);
    }

    private void migrate() {
        boolean told = false;
        while (true) {
            try {
                flyway.migrate();
                ready.countDown();
                return;
            } catch (FlywayException e) {
                Optional<String> state = sqlState(e);
                if (state.filter(Schema::mayPass).isEmpty()) {
                    processEnd.fatal("the database can't be migrated", e);
                    return;
                }
                if (!told) {
                    LOG.warnf("the database is away, waiting for it reason=%s", state.get());
                    told = true;
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Connection lost or refused (08), no such database yet (3D), standby (25), resources (53),
    /// starting or stopping (57), concurrent migration (40, 55).
    private static boolean mayPass(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "3D", "25", "40", "53", "55", "57" -> true;
            default -> false;
        };
    }

    private static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    public boolean isReady() {
        return ready.getCount() == 0;
    }

    public void awaitReady() throws InterruptedException {
        ready.await();
    }
}
