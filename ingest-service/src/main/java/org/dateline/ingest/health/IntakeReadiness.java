package org.dateline.ingest.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.kafka.Ingester;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up while files that are dropped are taken to their end.
@Readiness
@ApplicationScoped
final class IntakeReadiness implements HealthCheck {

    private final Ingester ingester;
    private final Conditions conditions;

    IntakeReadiness(Ingester ingester, Conditions conditions) {
        this.ingester = ingester;
        this.conditions = conditions;
    }

    @Override
    public HealthCheckResponse call() {
        var response =
                HealthCheckResponse.named("intake")
                        .status(ingester.isReady())
                        .withData("watch", ingester.watching());
        conditions.held().forEach((condition, line) -> response.withData(condition.name(), line));
        return response.build();
    }
}
