package org.dateline.store.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.dateline.database.article.SearchIndexVersion;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// The database's tables, brought up to date when the process starts. While the database is away
/// the process runs and waits.
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> PASSING = Set.of("08", "25", "3D", "40", "53", "55", "57");

    private final Flyway flyway;
    private final ProcessEnd processEnd;
    private volatile boolean ready;

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
                claimSearchIndex();
                ready = true;
                return;
            } catch (FlywayException e) {
                if (reason(e).startsWith("28")) {
                    processEnd.badConfiguration("the database rejects the configured user", e);
                    return;
                }
                if (!mayPass(e)) {
                    processEnd.fatal("database migration failed", e);
                    return;
                }
                if (!told) {
                    LOG.warnf("database unavailable; retrying reason=%s", reason(e));
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

    private void claimSearchIndex() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            SearchIndexVersion.claim(connection);
        } catch (SQLException e) {
            throw new FlywayException("the version of the search index can't be written", e);
        }
    }

    /// Connection lost or refused (08), no such database yet (3D), standby (25), concurrent
    /// migration (40, 55), resources (53), starting or stopping (57). Without a state, no
    /// connection was to be had in time.
    private static boolean mayPass(FlywayException e) {
        return sqlCause(e)
                .map(SQLException::getSQLState)
                .map(state -> PASSING.contains(state.substring(0, Math.min(2, state.length()))))
                .orElse(sqlCause(e).isPresent());
    }

    private static String reason(FlywayException e) {
        return sqlCause(e).map(SQLException::getSQLState).orElse("connection timeout");
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    public boolean isReady() {
        return ready;
    }
}
