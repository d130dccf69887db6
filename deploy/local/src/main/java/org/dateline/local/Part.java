package org.dateline.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One of the processes that make up Dateline on one machine, in the order they start.
public enum Part {
    BROKER("broker", "Kafka", 9092),
    DATABASE("database", "PostgreSQL", 5432),
    INGEST("ingest", "ingest-service", 8081),
    ENRICH("enrich", "enrich-service", 8082),
    STORE("store", "store-service", 8083),
    GATEWAY("gateway", "api-gateway", 8080);

    /// The four services.
    public static final List<Part> SERVICES = List.of(INGEST, ENRICH, STORE, GATEWAY);

    private final String label;
    private final String module;
    private final int defaultPort;

    Part(String label, String module, int defaultPort) {
        this.label = label;
        this.module = module;
        this.defaultPort = defaultPort;
    }

    /// What people call it, and its log: `ingest`.
    public String label() {
        return label;
    }

    /// The folder of a service, which is also its full name.
    public String module() {
        return module;
    }

    public int defaultPort() {
        return defaultPort;
    }

    public boolean isService() {
        return SERVICES.contains(this);
    }

    /// By its short name, or its full one.
    public static Optional<Part> named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.label.equals(name) || part.module.equalsIgnoreCase(name))
                .findFirst();
    }
}
