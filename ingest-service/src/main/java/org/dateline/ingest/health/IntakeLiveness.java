package org.dateline.ingest.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.dateline.ingest.kafka.Ingester;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Up while the threads work, or wait for what may come back by itself.
@Liveness
@ApplicationScoped
final class IntakeLiveness implements HealthCheck {

    private final Ingester ingester;

    IntakeLiveness(Ingester ingester) {
        this.ingester = ingester;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake").status(ingester.isAlive()).build();
    }
}
