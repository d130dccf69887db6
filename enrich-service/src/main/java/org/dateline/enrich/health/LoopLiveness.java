package org.dateline.enrich.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.dateline.enrich.kafka.LoopState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Up unless the loop is stuck or has ended; a broker that is away does not matter.
@Liveness
@ApplicationScoped
class LoopLiveness implements HealthCheck {

    private final LoopState state;

    LoopLiveness(LoopState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("enrich-loop-moving").status(state.live()).build();
    }
}
