package org.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dateline.events.Topic;
import org.dateline.local.broker.Broker;
import org.dateline.local.broker.BrokerSettings;
import org.dateline.local.broker.Topics;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresServer;
import org.dateline.local.postgres.PostgresSettings;

/// A broker with its topics and a database for one test run, as a process:
/// `EmbeddedStack FOLDER PROGRAMS`. It prints `ready BOOTSTRAP_SERVERS JDBC_URL` on one line and
/// ends, the database with it, when its standard input does: so it never outlives its starter.
public final class EmbeddedStack {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private EmbeddedStack() {}

    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), Path.of(arguments[1]));
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path folder, Path programs) throws Exception {
        List<Integer> ports = FreePorts.any(3);
        var brokerSettings =
                new BrokerSettings(folder.resolve("kafka"), ports.get(0), ports.get(1));
        var postgresSettings = new PostgresSettings(folder.resolve("postgres"), ports.get(2));

        var database =
                CompletableFuture.supplyAsync(
                        () -> startDatabase(programs, postgresSettings, folder));
        Broker broker = Broker.start(brokerSettings);
        try (Topics topics = new Topics(brokerSettings.bootstrapServers(), LIMIT)) {
            topics.create(Topic.ALL, (short) 1);
        }
        Process postgres = database.get();

        System.out.println(
                "ready " + brokerSettings.bootstrapServers() + " " + postgresSettings.jdbcUrl());
        while (System.in.read() >= 0) {
            // Nothing is ever written: this waits for the end of input.
        }
        postgres.destroy();
        broker.close();
        if (!postgres.waitFor(5, TimeUnit.SECONDS)) {
            postgres.destroyForcibly().waitFor();
        }
        delete(folder);
    }

    private static Process startDatabase(Path programs, PostgresSettings settings, Path folder) {
        try {
            var server = new PostgresServer(PostgresPrograms.unpackedBelow(programs), settings);
            server.initialize();
            Process process =
                    new ProcessBuilder(server.command())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("postgres.log").toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            server.awaitReady(LIMIT);
            return process;
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
