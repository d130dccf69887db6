package org.dateline.gateway.health;

import jakarta.inject.Singleton;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.DatabaseException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Ready while the database is there and has its tables.
@Readiness
@Singleton
final class DatabaseReady implements HealthCheck {

    private static final String NAME = "database";

    private final Database database;
    private final Lock asking = new ReentrantLock();
    private volatile @Nullable HealthCheckResponse last;

    DatabaseReady(Database database) {
        this.database = database;
    }

    /// One asks the database; who comes meanwhile is told what the one before was, so that many who
    /// ask take no connections from those who search.
    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse known = last;
        if (known == null) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return known;
        }
        try {
            HealthCheckResponse now = ask();
            last = now;
            return now;
        } finally {
            asking.unlock();
        }
    }

    private HealthCheckResponse ask() {
        try {
            database.requireTables();
            return HealthCheckResponse.up(NAME);
        } catch (DatabaseException e) {
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("reason", e.reason().meaning())
                    .build();
        }
    }
}
