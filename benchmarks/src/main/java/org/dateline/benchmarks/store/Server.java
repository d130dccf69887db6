package org.dateline.benchmarks.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.dateline.database.article.SearchIndexVersion;
import org.dateline.local.FreePorts;
import org.dateline.local.Secrets;
import org.dateline.local.postgres.DatabaseAccess;
import org.dateline.local.postgres.DatabaseRole;
import org.dateline.local.postgres.PostgresPrograms;
import org.dateline.local.postgres.PostgresServer;
import org.dateline.local.postgres.PostgresSettings;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server with Dateline's tables, started as `dateline up` starts it but for the
/// parameters given.
public final class Server implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String OPTIONS =
            "quarkus.datasource.jdbc.additional-jdbc-properties.options";

    private final Process process;
    private final PostgresSettings settings;
    private final DatabaseAccess access;
    private final String options;

    private Server(
            Process process, PostgresSettings settings, DatabaseAccess access, String options) {
        this.process = process;
        this.settings = settings;
        this.access = access;
        this.options = options;
    }

    /// @param root the checkout, built
    /// @param parameters of PostgreSQL, such as `shared_buffers=1GB`
    static Server start(Path root, Path folder, List<String> parameters)
            throws IOException, SQLException {
        var settings =
                new PostgresSettings(
                        folder.resolve("postgres").toAbsolutePath(), FreePorts.any(1).getFirst());
        var server =
                new PostgresServer(
                        PostgresPrograms.unpackedBelow(root.resolve("deploy/local/target")),
                        settings);
        DatabaseAccess access = DatabaseAccess.everyone(Secrets.random());
        server.initialize();
        server.secure(access);
        List<String> command = new ArrayList<>(server.command());
        for (String parameter : parameters) {
            command.addAll(List.of("-c", parameter));
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("postgres.log").toFile())
                        .start();
        Server started = new Server(process, settings, access, serviceOptions());
        try {
            server.awaitReady(access, START);
            started.migrate(root.resolve("database/src/main/resources/db/migration"));
        } catch (IOException | SQLException | RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /// What the service's own connections begin with.
    private static String serviceOptions() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Server.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        return properties.getProperty(OPTIONS);
    }

    private void migrate(Path scripts) throws IOException, SQLException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(scripts, "V*__*.sql")) {
            found.forEach(files::add);
        }
        files.sort(Comparator.comparingInt(Server::version));
        try (Connection connection = source(DatabaseRole.MIGRATE).getConnection();
                Statement statement = connection.createStatement();
                var made = statement.executeQuery("select to_regclass('article')::text")) {
            if (made.next() && made.getString(1) != null) {
                return;
            }
            for (Path file : files) {
                statement.execute(Files.readString(file, UTF_8));
            }
            SearchIndexVersion.claim(connection);
        }
    }

    private static int version(Path script) {
        String name = String.valueOf(script.getFileName());
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    /// A connection as the service has them.
    Connection connectAsService() throws SQLException {
        PGSimpleDataSource source = source(DatabaseRole.WRITE);
        source.setOptions(options);
        return source.getConnection();
    }

    /// A connection without the service's limits.
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = source(DatabaseRole.MIGRATE);
        source.setUser(PostgresSettings.NAME);
        return source.getConnection();
    }

    private PGSimpleDataSource source(DatabaseRole role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.jdbcUrl());
        source.setUser(role.username());
        source.setPassword(password(role));
        return source;
    }

    public String password(DatabaseRole role) {
        return access.password(role);
    }

    public String jdbcUrl() {
        return settings.jdbcUrl();
    }

    /// Processor time that it has used so far.
    public long cpuNanos() throws IOException {
        return ProcessorTime.ofFamily(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
