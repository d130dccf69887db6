package org.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dateline.local.postgres.DatabaseAccess;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresServer;
import org.dateline.local.postgres.PostgresSettings;

/// A PostgreSQL server of one test run, as a process below this one that does not outlive it.
record EmbeddedDatabase(PostgresServer server, Process process) {

    static final Duration LIMIT = Duration.ofMinutes(2);

    /// Makes a server's data directory, and starts it. It may not answer yet.
    static EmbeddedDatabase create(
            PostgresPrograms programs, PostgresSettings settings, DatabaseAccess access)
            throws IOException {
        var server = new PostgresServer(programs, settings);
        server.initialize();
        server.secure(access);
        return start(server, settings);
    }

    /// Starts it on a data directory that is made. It may not answer yet.
    static EmbeddedDatabase start(PostgresServer server, PostgresSettings settings)
            throws IOException {
        Path log = Path.of(settings.data() + ".log");
        Process process =
                new ProcessBuilder(server.command())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new EmbeddedDatabase(server, process);
    }

    /// Waits until it answers and has its database.
    void awaitReady(DatabaseAccess access) throws IOException {
        server.awaitReady(access, LIMIT);
    }

    /// Ends it, also when it was halted.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }
}
