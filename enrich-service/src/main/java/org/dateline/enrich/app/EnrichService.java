package org.dateline.enrich.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the service. The container starts while the models are being loaded.
@QuarkusMain
public final class EnrichService {

    private EnrichService() {}

    public static void main(String... arguments) {
        Models.begin();
        Quarkus.run(arguments);
    }
}
