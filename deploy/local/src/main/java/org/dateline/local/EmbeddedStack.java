package org.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dateline.events.Topic;
import org.dateline.local.broker.Broker;
import org.dateline.local.broker.BrokerSettings;
import org.dateline.local.broker.Topics;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresSettings;

/// A broker with its topics and a database for one test run, as a process:
/// `EmbeddedStack FOLDER PROGRAMS`. It prints `ready BOOTSTRAP_SERVERS JDBC_URL` on one line and
/// ends, the database with it, when its standard input does: so it never outlives its starter.
public final class EmbeddedStack {

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
                CompletableFuture.supplyAsync(() -> readyDatabase(programs, postgresSettings));
        Broker broker = Broker.start(brokerSettings);
        try (Topics topics =
                new Topics(brokerSettings.bootstrapServers(), EmbeddedDatabase.LIMIT)) {
            topics.create(Topic.ALL, (short) 1);
        }
        EmbeddedDatabase postgres = database.get();

        System.out.println(
                "ready " + brokerSettings.bootstrapServers() + " " + postgresSettings.jdbcUrl());
        RunFolder.awaitEndOfInput();
        broker.close();
        postgres.stop();
        RunFolder.delete(folder);
    }

    private static EmbeddedDatabase readyDatabase(Path programs, PostgresSettings settings) {
        try {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(PostgresPrograms.unpackedBelow(programs), settings);
            database.awaitReady();
            return database;
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
