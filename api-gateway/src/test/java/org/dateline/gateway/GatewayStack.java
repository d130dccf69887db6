package org.dateline.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.dateline.teststack.DatabaseRole;
import org.dateline.teststack.TestStack;
import org.jspecify.annotations.Nullable;

/// Gives the gateway under test an empty database, without tables, and a broker.
public final class GatewayStack implements QuarkusTestResourceLifecycleManager {

    private @Nullable Shelf shelf;

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.start();
        String url = stack.newDatabase();
        shelf = new Shelf(url, DatabaseRole.MIGRATE.username(), stack.password());
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", DatabaseRole.READ.username(),
                "quarkus.datasource.password", stack.password(),
                "kafka.bootstrap.servers", stack.bootstrapServers());
    }

    @Override
    public void stop() {
        if (shelf != null) {
            shelf.close();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(shelf, new TestInjector.MatchesType(Shelf.class));
    }
}
