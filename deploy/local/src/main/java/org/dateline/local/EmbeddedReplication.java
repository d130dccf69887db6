package org.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.dateline.local.postgres.DatabaseAccess;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresServer;
import org.dateline.local.postgres.PostgresSettings;

/// A database and a standby that follows it by streaming, for one test run, as a process:
/// `EmbeddedReplication FOLDER PROGRAMS`. It prints
/// `ready PASSWORD PRIMARY_JDBC_URL PRIMARY_PID STANDBY_JDBC_URL STANDBY_PID` on one line, the
/// password being that of every role and of the superuser, and ends, both servers with it, when its
/// standard input does.
public final class EmbeddedReplication {

    private EmbeddedReplication() {}

    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]), Path.of(arguments[1]));
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Path folder, Path programFolder) throws Exception {
        List<Integer> ports = FreePorts.any(2);
        var primarySettings = new PostgresSettings(folder.resolve("primary"), ports.get(0));
        var standbySettings = new PostgresSettings(folder.resolve("standby"), ports.get(1));
        PostgresPrograms programs = PostgresPrograms.unpackedBelow(programFolder);

        String password = Secrets.random();
        DatabaseAccess access = DatabaseAccess.everyone(password);

        // Once it has run, with its settings, a data directory at rest is a base backup.
        EmbeddedDatabase first = EmbeddedDatabase.create(programs, primarySettings, access);
        first.awaitReady(access);
        first.stop();
        RunFolder.copy(primarySettings.data(), standbySettings.data());
        follow(standbySettings.data(), primarySettings, password);
        EmbeddedDatabase primary = started(programs, primarySettings, access);
        EmbeddedDatabase standby = started(programs, standbySettings, access);

        System.out.printf(
                "ready %s %s %d %s %d%n",
                password,
                primarySettings.jdbcUrl(),
                primary.process().pid(),
                standbySettings.jdbcUrl(),
                standby.process().pid());
        RunFolder.awaitEndOfInput();
        standby.stop();
        primary.stop();
        RunFolder.delete(folder);
    }

    private static EmbeddedDatabase started(
            PostgresPrograms programs, PostgresSettings settings, DatabaseAccess access)
            throws IOException {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(new PostgresServer(programs, settings), settings);
        database.awaitReady(access);
        return database;
    }

    private static void follow(Path standby, PostgresSettings primary, String password)
            throws IOException {
        Files.createFile(standby.resolve("standby.signal"));
        Files.writeString(
                standby.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%1$d user=%2$s password=%3$s'%n"
                        .formatted(primary.port(), PostgresSettings.NAME, password),
                StandardOpenOption.APPEND);
    }
}
