package org.dateline.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
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
    private static final String END_OF_STATEMENT = ";\n\n";

    /// What PostgreSQL says where its data directory was left before it had its database.
    private static final String NO_DATABASE =
            "database \"" + PostgresSettings.NAME + "\" does not exist";

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
        List<String> command = asUnprivileged(programs.program("initdb"));
        command.addAll(
                List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        PostgresSettings.NAME,
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C"));
        run("initdb", command, "");
    }

    /// Makes database and roles what they should be, whatever an earlier version made them, and
    /// says who may connect. The server must not be running: this is done by PostgreSQL's
    /// single-user mode, so that no superuser needs to be able to connect.
    public void secure(DatabaseAccess access) throws IOException {
        Path written = settings.data().resolve("pg_hba.conf.new");
        Files.writeString(written, access.hostBasedAuthentication(), UTF_8);
        Files.move(
                written,
                settings.data().resolve("pg_hba.conf"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try {
            run("postgres --single", singleUser(PostgresSettings.NAME), statements(access));
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains(NO_DATABASE)) {
                throw e;
            }
            run(
                    "postgres --single",
                    singleUser("postgres"),
                    "create database " + PostgresSettings.NAME + END_OF_STATEMENT);
            run("postgres --single", singleUser(PostgresSettings.NAME), statements(access));
        }
    }

    private List<String> singleUser(String database) throws IOException {
        List<String> command = asUnprivileged(programs.program("postgres"));
        command.addAll(List.of("--single", "-j", "-D", settings.data().toString()));
        // Errors end it, and are told without the statement, which may hold a password.
        for (String setting :
                List.of(
                        "exit_on_error=on",
                        "log_min_messages=warning",
                        "log_min_error_statement=panic",
                        "log_error_verbosity=terse",
                        "shared_buffers=16MB",
                        "io_method=sync",
                        "timezone=UTC",
                        "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        command.add(database);
        return command;
    }

    private static String statements(DatabaseAccess access) throws IOException {
        StringBuilder statements = new StringBuilder();
        for (DatabaseRole role : DatabaseRole.values()) {
            statements
                    .append("set dateline.%s_password = '".formatted(role.label()))
                    .append(access.password(role))
                    .append('\'')
                    .append(END_OF_STATEMENT);
        }
        try (InputStream roles = PostgresServer.class.getResourceAsStream("roles.sql")) {
            if (roles == null) {
                throw new IOException("roles.sql is not among Dateline's classes");
            }
            statements.append(new String(roles.readAllBytes(), UTF_8)).append('\n');
        }
        return statements
                .append("alter role " + PostgresSettings.NAME + " password ")
                .append(access.superuser().map(password -> "'" + password + "'").orElse("null"))
                .append(END_OF_STATEMENT)
                .toString();
    }

    /// Runs a program on some input, which is not told to others, and waits for its end.
    private static void run(String name, List<String> command, String input) throws IOException {
        Path in = Files.createTempFile("dateline-postgres", ".sql");
        Path out = Files.createTempFile("dateline-postgres", ".log");
        try {
            Files.writeString(in, input, UTF_8);
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(in.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            if (exitStatus(process) != 0) {
                throw new IOException(name + " failed: " + Files.readString(out, UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
        }
    }

    /// The server's command line. The process it starts is the server itself: SIGINT ends it
    /// after the running statements were rolled back, SIGTERM once the last client has gone.
    public List<String> command() throws IOException {
        List<String> command = asUnprivileged(programs.program("postgres"));
        command.addAll(settings.arguments());
        return command;
    }

    public boolean answers(DatabaseAccess access) {
        return answers(settings, access);
    }

    /// Whether a server answers to the reader. It must know that password itself, as no other does.
    /// It is asked only once it takes connections: one that is tried too early is an error in its
    /// log.
    public static boolean answers(PostgresSettings settings, DatabaseAccess access) {
        if (!takesConnections(settings)) {
            return false;
        }
        try (Connection connection =
                        DriverManager.getConnection(
                                settings.jdbcUrl(),
                                DatabaseRole.READ.username(),
                                access.password(DatabaseRole.READ));
                Statement statement = connection.createStatement()) {
            statement.execute("select");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// Waits until it answers.
    public void awaitReady(DatabaseAccess access, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(access)) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "PostgreSQL did not respond within " + limit.toSeconds() + " s");
            }
            pause();
        }
    }

    /// What the last line of `postmaster.pid` says.
    private static boolean takesConnections(PostgresSettings settings) {
        try {
            return Files.readString(settings.data().resolve("postmaster.pid"), UTF_8)
                    .strip()
                    .endsWith("\nready");
        } catch (IOException e) {
            return false;
        }
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
