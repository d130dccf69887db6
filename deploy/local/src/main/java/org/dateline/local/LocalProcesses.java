package org.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dateline.local.broker.BrokerMain;
import org.dateline.local.broker.BrokerSettings;
import org.dateline.local.broker.BrokerUser;
import org.dateline.local.postgres.DatabaseAccess;
import org.dateline.local.postgres.DatabaseRole;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresServer;
import org.dateline.local.postgres.PostgresSettings;
import org.dateline.local.process.ProcessSpec;
import org.dateline.local.process.ProcessSpec.EndSignal;

/// How each part is started: command line, environment, memory.
record LocalProcesses(Installation installation, Home home, Ports ports) {

    /// Common to all JVMs: little memory, a quick start, and no going on once memory is gone.
    private static final List<String> JVM =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xshare:auto",
                    "-Xss512k",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8");

    /// glibc keeps a pool of memory for each thread; two are enough.
    private static final Map<String, String> MEMORY = Map.of("MALLOC_ARENA_MAX", "2");

    PostgresSettings postgresSettings() {
        return postgresSettings(home, ports);
    }

    static PostgresSettings postgresSettings(Home home, Ports ports) {
        return new PostgresSettings(home.postgres().resolve("data"), ports.of(Part.DATABASE));
    }

    ProcessSpec broker() {
        List<String> command = java("-Xms64m", "-Xmx256m");
        command.addAll(List.of("-cp", installation.brokerClassPath()));
        command.add(BrokerMain.class.getName());
        command.add(home.kafka().toString());
        command.add(Integer.toString(ports.of(Part.BROKER)));
        command.add(Integer.toString(ports.services()));
        command.add(Integer.toString(ports.controller()));
        command.add(home.secrets().folder().toString());
        command.add(BrokerSettings.Others.READ_EVENTS.name());
        command.add(home.readyFile(Part.BROKER).toString());
        return spec(Part.BROKER, command, Map.of(), EndSignal.TERM);
    }

    /// Unpacks the server and makes its data directory on the way, where they are missing.
    DatabaseProcess database() throws IOException {
        Path programs = installation.programs();
        var server =
                new PostgresServer(PostgresPrograms.unpackedBelow(programs), postgresSettings());
        DatabaseAccess access = DatabaseAccess.of(home.secrets());
        server.initialize();
        return new DatabaseProcess(
                server, access, spec(Part.DATABASE, server.command(), Map.of(), EndSignal.INT));
    }

    /// A database server and its process.
    record DatabaseProcess(PostgresServer server, DatabaseAccess access, ProcessSpec spec) {

        /// To be called before each start of the system, while the server does not run.
        void secure() throws IOException {
            server.secure(access);
        }

        boolean answers() {
            return server.answers(access);
        }
    }

    ProcessSpec service(Part service) throws IOException {
        List<String> command =
                switch (service) {
                    case INGEST -> java("-Xms24m", "-Xmx192m");
                    case ENRICH ->
                            // gives back what only the loading of the models needed
                            java(
                                    "-Xms64m",
                                    "-Xmx512m",
                                    "-XX:MinHeapFreeRatio=10",
                                    "-XX:MaxHeapFreeRatio=25",
                                    "-XX:-ShrinkHeapInSteps");
                    case STORE -> java("-Xms24m", "-Xmx128m", "-XX:TieredStopAtLevel=1");
                    case GATEWAY -> java("-Xms24m", "-Xmx96m", "-XX:TieredStopAtLevel=1");
                    case BROKER, DATABASE ->
                            throw new IllegalArgumentException(service + " is not a service");
                };
        // A service that waits for another is asked often; it need not tell its log each time.
        command.add("-Dquarkus.log.category.\"io.smallrye.health\".level=OFF");
        command.addAll(List.of("-jar", installation.jar(service).toString()));
        return spec(service, command, environment(service), EndSignal.TERM);
    }

    /// Secrets go this way, which only the same user can read, and never by the command line.
    private Map<String, String> environment(Part service) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("DATELINE_SYSTEM", home.systemId().orElseThrow());
        environment.putAll(BrokerUser.of(service).environment(ports.services(), home.secrets()));
        environment.putAll(UserSettings.of(service, System.getenv()));
        switch (service) {
            case INGEST -> {
                environment.put("DATELINE_INBOX", home.inbox().toString());
                environment.put("DATELINE_ARCHIVE", home.archive().toString());
                environment.put("DATELINE_QUARANTINE", home.quarantine().toString());
                // Kafka tells of its own disk, but not once it has died of it
                environment.put("DATELINE_DISK_WATCHED", listed(home.postgres(), home.kafka()));
                environment.put("DATELINE_ADMIN_TOKEN", home.adminToken());
            }
            case STORE -> {
                environment.putAll(database(DatabaseRole.WRITE));
                environment.put("QUARKUS_FLYWAY_USERNAME", DatabaseRole.MIGRATE.username());
                environment.put("QUARKUS_FLYWAY_PASSWORD", secret(DatabaseRole.MIGRATE));
                environment.put("DATELINE_INGEST_URL", url(Part.INGEST));
                environment.put("DATELINE_ADMIN_TOKEN", home.adminToken());
            }
            case GATEWAY -> {
                environment.putAll(database(DatabaseRole.READ));
                environment.put("DATELINE_INGEST_URL", url(Part.INGEST));
                environment.put("DATELINE_ENRICH_URL", url(Part.ENRICH));
                environment.put("DATELINE_STORE_URL", url(Part.STORE));
                environment.put("DATELINE_ADMIN_TOKEN", home.adminToken());
                environment.putIfAbsent("DATELINE_ACCESS_KEYS_FILE", home.apiKeys().toString());
            }
            case ENRICH, BROKER, DATABASE -> {}
        }
        return environment;
    }

    /// As a setting that is a list.
    private static String listed(Path... folders) {
        return Arrays.stream(folders)
                .map(folder -> folder.toString().replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    private String url(Part service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    private Map<String, String> database(DatabaseRole role) throws IOException {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", postgresSettings().jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", role.username(),
                "QUARKUS_DATASOURCE_PASSWORD", secret(role));
    }

    private String secret(DatabaseRole role) throws IOException {
        return home.secrets().value(role.secret());
    }

    private List<String> java(String... memory) {
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(JVM);
        command.addAll(List.of(memory));
        return command;
    }

    private ProcessSpec spec(
            Part part, List<String> command, Map<String, String> environment, EndSignal end) {
        Map<String, String> all = new HashMap<>(MEMORY);
        all.putAll(environment);
        return new ProcessSpec(
                part.label(), command, all, home.log(part), home.readyFile(part), end);
    }
}
