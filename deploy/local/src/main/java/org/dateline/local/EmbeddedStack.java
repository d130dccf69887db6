package org.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dateline.events.Topic;
import org.dateline.local.broker.Broker;
import org.dateline.local.broker.BrokerSettings;
import org.dateline.local.broker.BrokerUser;
import org.dateline.local.broker.Topics;
import org.dateline.local.postgres.DatabaseAccess;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresSettings;

/// A broker with its topics and a database for one test run, as a process:
/// `EmbeddedStack FOLDER PROGRAMS`. It prints `ready BOOTSTRAP_SERVERS JDBC_URL PASSWORD` on one
/// line, the password being that of every role and of the superuser, and ends, the database with
/// it, when its standard input does: so it never outlives its starter.
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
        List<Integer> ports = FreePorts.any(4);
        var brokerSettings =
                new BrokerSettings(
                        folder.resolve("kafka"),
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        new Secrets(folder.resolve("secrets")),
                        BrokerSettings.Others.DO_ANYTHING);
        var postgresSettings = new PostgresSettings(folder.resolve("postgres"), ports.get(3));

        String password = Secrets.random();
        var database =
                CompletableFuture.supplyAsync(
                        () ->
                                readyDatabase(
                                        programs,
                                        postgresSettings,
                                        DatabaseAccess.everyone(password)));
        Broker broker = Broker.start(brokerSettings);
        try (Topics topics =
                new Topics(brokerSettings.connection(BrokerUser.ADMIN), EmbeddedDatabase.LIMIT)) {
            topics.create(Topic.ALL, (short) 1);
            topics.protect();
        }
        EmbeddedDatabase postgres = database.get();

        System.out.printf(
                "ready %s %s %s%n",
                brokerSettings.bootstrapServers(), postgresSettings.jdbcUrl(), password);
        RunFolder.awaitEndOfInput();
        broker.close();
        postgres.stop();
        RunFolder.delete(folder);
    }

    private static EmbeddedDatabase readyDatabase(
            Path programs, PostgresSettings settings, DatabaseAccess access) {
        try {
            EmbeddedDatabase database =
                    EmbeddedDatabase.create(
                            PostgresPrograms.unpackedBelow(programs), settings, access);
            database.awaitReady(access);
            return database;
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
