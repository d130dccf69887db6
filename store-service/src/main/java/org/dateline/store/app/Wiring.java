package org.dateline.store.app;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.dateline.store.archive.ArchiveCopies;
import org.dateline.store.batch.CrashPoint;
import org.dateline.store.postgres.ArticleStore;
import org.dateline.store.postgres.Erasures;
import org.dateline.store.postgres.RejectionRows;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the core what it needs of the world.
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ArticleStore articleStore(
            AgroalDataSource dataSource, Clock clock, CrashPoint.Observer crashPoints) {
        return new ArticleStore(dataSource, clock, crashPoints);
    }

    @Produces
    @Singleton
    Erasures erasures(AgroalDataSource dataSource, Clock clock, CrashPoint.Observer crashPoints) {
        return new Erasures(dataSource, clock, crashPoints);
    }

    @Produces
    @Singleton
    ArchiveCopies archiveCopies(
            @ConfigProperty(name = "dateline.ingest-url") URI ingest,
            @ConfigProperty(name = "dateline.admin-token") Optional<String> token) {
        return new ArchiveCopies(ingest, token.orElse(""));
    }

    @Produces
    @Singleton
    RejectionRows rejectionRows(AgroalDataSource dataSource) {
        return new RejectionRows(dataSource);
    }

    /// @param crashAt a crash point such as `after-database-commit`, where the JVM is to halt
    @Produces
    @Singleton
    CrashPoint.Observer crashPoints(
            @ConfigProperty(name = "dateline.crash-at") Optional<String> crashAt) {
        if (crashAt.isEmpty()) {
            return point -> {};
        }
        CrashPoint fatal =
                CrashPoint.valueOf(crashAt.get().toUpperCase(Locale.ROOT).replace('-', '_'));
        return point -> {
            if (point == fatal) {
                Runtime.getRuntime().halt(137);
            }
        };
    }
}
