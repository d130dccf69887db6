package org.dateline.gateway.health;

import jakarta.inject.Singleton;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.DatabaseException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the database is there and has its tables.
@Readiness
@Singleton
final class DatabaseReady implements HealthCheck {

    private static final String NAME = "database";

    private final Database database;

    DatabaseReady(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
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
