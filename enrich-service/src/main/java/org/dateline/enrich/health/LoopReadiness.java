package org.dateline.enrich.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.dateline.enrich.kafka.LoopState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up while records are being taken: the models are loaded and the broker answers.
@Readiness
@ApplicationScoped
class LoopReadiness implements HealthCheck {

    private final LoopState state;

    LoopReadiness(LoopState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("enrich-loop-consuming").status(state.ready()).build();
    }
}
