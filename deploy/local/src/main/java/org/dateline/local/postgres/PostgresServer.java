package org.dateline.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How one PostgreSQL server is made ready, started and asked for.
public final class PostgresServer {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final PostgresPrograms programs;
    private final PostgresSettings settings;

    public PostgresServer(PostgresPrograms programs, PostgresSettings settings) {
        this.programs = programs;
        this.settings = settings;
    }

    /// Makes the data directory, unless there is one.
    public void initialize() throws IOException {
        Path data = settings.data();
        if (Files.exists(data)) {
            return;
        }
        Files.createDirectories(data.toAbsolutePath().getParent());
        // A crash half-way leaves a folder under another name, never half a database.
        Path unfinished =
                Files.createTempDirectory(data.toAbsolutePath().getParent(), "unfinished-");
        makeDataDirectory(unfinished);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeDataDirectory(Path data) throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path password = Files.createTempFile("dateline", ".tmp");
        Path output = Files.createTempFile("dateline-initdb", ".log");
        try {
            Files.writeString(password, PostgresSettings.NAME);
            List<String> command = asUnprivileged(programs.program("initdb"));
            command.addAll(
                    List.of(
                            "-D",
                            data.toString(),
                            "-U",
                            PostgresSettings.NAME,
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
            Process initdb =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (exitStatus(initdb) != 0) {
                throw new IOException("initdb failed: " + Files.readString(output, UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(password);
            Files.deleteIfExists(output);
        }
    }

    /// The server's command line. The process it starts is the server itself: SIGINT ends it
    /// after the running statements were rolled back, SIGTERM once the last client has gone.
    public List<String> command() throws IOException {
        List<String> command = asUnprivileged(programs.program("postgres"));
        command.addAll(settings.arguments());
        return command;
    }

    /// Whether it answers. Makes the database, unless there is one.
    public boolean answers() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            createDatabase(statement);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// Waits until it answers.
    public void awaitReady(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "PostgreSQL did not respond within " + limit.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        String sql = "SELECT 1 FROM pg_database WHERE datname = '" + PostgresSettings.NAME + "'";
        boolean exists;
        try (var found = statement.executeQuery(sql)) {
            exists = found.next();
        }
        if (!exists) {
            statement.execute("CREATE DATABASE " + PostgresSettings.NAME);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                settings.jdbcUrl(database), PostgresSettings.NAME, PostgresSettings.NAME);
    }

    /// PostgreSQL refuses to run as root, so root runs it inside a user namespace, where it is
    /// nobody; its files still belong to root outside.
    private static List<String> asUnprivileged(Path program) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Process attempt =
                    new ProcessBuilder("unshare", "-U", "true").redirectErrorStream(true).start();
            if (exitStatus(attempt) != 0) {
                throw new IOException(
                        "PostgreSQL does not run as root, and this system does not allow root to drop"
                                + " privileges (unshare -U failed). Run Dateline as an ordinary user.");
            }
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        return command;
    }

    private static int exitStatus(Process process) throws IOException {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("still running after two minutes: " + process.info());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw interrupted(e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted", cause);
    }
}
