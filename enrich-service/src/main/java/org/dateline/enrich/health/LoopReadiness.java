package org.dateline.enrich.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalLong;
import org.dateline.enrich.app.BrokerWatches;
import org.dateline.enrich.kafka.LoopState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Up while records are being taken: the models are loaded, the broker answers, and no records
/// wait that nobody takes.
@Readiness
@ApplicationScoped
class LoopReadiness implements HealthCheck {

    private final LoopState state;
    private final BrokerWatches watches;

    LoopReadiness(LoopState state, BrokerWatches watches) {
        this.state = state;
        this.watches = watches;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, String> conditions = watches.conditions();
        var response =
                HealthCheckResponse.named("enrich-loop-consuming")
                        .status(state.ready() && conditions.isEmpty());
        OptionalLong lag = watches.lag();
        if (lag.isPresent()) {
            response.withData("lag", lag.getAsLong());
        }
        conditions.forEach(response::withData);
        return response.build();
    }
}
