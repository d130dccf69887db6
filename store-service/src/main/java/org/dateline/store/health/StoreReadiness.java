package org.dateline.store.health;

import java.util.Optional;
import org.dateline.store.app.Schema;
import org.dateline.store.app.SearchIndex;
import org.dateline.store.kafka.BrokerWatch;
import org.dateline.store.kafka.Intake;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the tables are there, a broker answers, nothing keeps articles from being
/// stored, and none wait that nobody takes.
@Readiness
public class StoreReadiness implements HealthCheck {

    private final Schema schema;
    private final Intake intake;
    private final BrokerWatch broker;
    private final StoreLag lag;
    private final SearchIndex searchIndex;

    StoreReadiness(
            Schema schema,
            Intake intake,
            BrokerWatch broker,
            StoreLag lag,
            SearchIndex searchIndex) {
        this.schema = schema;
        this.intake = intake;
        this.broker = broker;
        this.lag = lag;
        this.searchIndex = searchIndex;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> missing = missing();
        Optional<String> standstill = lag.standstill();
        var response =
                HealthCheckResponse.named("store")
                        .status(missing.isEmpty() && standstill.isEmpty());
        missing.ifPresent(what -> response.withData("waitsFor", what));
        lag.records().ifPresent(records -> response.withData("lag", records));
        standstill.ifPresent(line -> response.withData(StoreLag.NO_PROGRESS, line));
        searchIndex.note().ifPresent(note -> response.withData("searchIndex", note));
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
