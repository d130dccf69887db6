package org.dateline.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresServer;
import org.dateline.local.postgres.PostgresSettings;

/// A PostgreSQL server of one test run, as a process below this one that does not outlive it.
record EmbeddedDatabase(PostgresServer server, Process process) {

    static final Duration LIMIT = Duration.ofMinutes(2);

    /// Starts it, on a data directory that is made unless there is one. It may not answer yet.
    static EmbeddedDatabase start(PostgresPrograms programs, PostgresSettings settings)
            throws IOException {
        var server = new PostgresServer(programs, settings);
        server.initialize();
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
    void awaitReady() throws IOException {
        server.awaitReady(LIMIT);
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
