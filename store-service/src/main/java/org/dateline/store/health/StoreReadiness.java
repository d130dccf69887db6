package org.dateline.store.health;

import java.util.Optional;
import org.dateline.store.app.Schema;
import org.dateline.store.kafka.Intake;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the tables are there and nothing keeps articles from being stored.
@Readiness
public class StoreReadiness implements HealthCheck {

    private final Schema schema;
    private final Intake intake;

    StoreReadiness(Schema schema, Intake intake) {
        this.schema = schema;
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = intake.trouble();
        var response =
                HealthCheckResponse.named("store").status(schema.isReady() && trouble.isEmpty());
        trouble.ifPresent(what -> response.withData("waitsFor", what));
        if (!schema.isReady()) {
            response.withData("waitsFor", "database migration");
        }
        return response.build();
    }
}
