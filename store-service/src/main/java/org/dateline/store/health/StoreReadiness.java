package org.dateline.store.health;

import java.util.Optional;
import org.dateline.store.app.Schema;
import org.dateline.store.kafka.BrokerWatch;
import org.dateline.store.kafka.Intake;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the tables are there, a broker answers, and nothing keeps articles from being stored.
@Readiness
public class StoreReadiness implements HealthCheck {

    private final Schema schema;
    private final Intake intake;
    private final BrokerWatch broker;

    StoreReadiness(Schema schema, Intake intake, BrokerWatch broker) {
        this.schema = schema;
        this.intake = intake;
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> missing = missing();
        var response = HealthCheckResponse.named("store").status(missing.isEmpty());
        missing.ifPresent(what -> response.withData("waitsFor", what));
        return response.build();
    }

    private Optional<String> missing() {
        if (!schema.isReady()) {
            return Optional.of("database migration");
        }
        return intake.trouble()
                .or(() -> broker.hears() ? Optional.empty() : Optional.of("broker not responding"));
    }
}
