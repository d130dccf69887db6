package org.dateline.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.dateline.local.FreePorts;
import org.dateline.local.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may connect to the database that `dateline up` runs, and what they may do.
class RolesIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path PROGRAMS = Path.of("target");

    /// What a reader may say, and gains nothing by.
    private static final String WRITABLE = "set default_transaction_read_only = off";

    @TempDir Path folder;

    @Test
    void eachRoleDoesItsWorkAndNoMore() throws Exception {
        try (Running server = Running.start(folder, access())) {
            server.run(DatabaseRole.MIGRATE, "create table shelf (title text)");
            server.run(DatabaseRole.WRITE, "insert into shelf values ('a title')");
            server.run(DatabaseRole.READ, "select * from shelf");

            server.assertRefused(DatabaseRole.READ, "25006", "insert into shelf values ('x')");
            server.assertRefused(
                    DatabaseRole.READ, "42501", WRITABLE, "insert into shelf values ('x')");
            server.assertRefused(
                    DatabaseRole.READ, "42501", WRITABLE, "create temporary table t (n int)");
            server.assertRefused(DatabaseRole.WRITE, "42501", "drop table shelf");
            server.assertRefused(DatabaseRole.WRITE, "42501", "create table mine (n int)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRoleGetsAtTheFilesAndProgramsOfWhoRunsTheServer(DatabaseRole role) throws Exception {
        Path secret = Files.writeString(folder.resolve("admin-token"), "secret");
        try (Running server = Running.start(folder, access())) {
            server.assertRefused(role, "42501", WRITABLE, "select pg_read_file('" + secret + "')");
            server.assertRefused(role, "42501", WRITABLE, "copy (select 1) to program 'true'");
            server.assertRefused(role, "42501", WRITABLE, "select * from pg_authid");
            server.assertRefused(role, "42501", WRITABLE, "create role mine superuser");
            server.assertRefused(role, "42501", WRITABLE, "alter system set fsync = off");
        }
    }

    @Test
    void nobodyConnectsAsSuperuserOrWithAKnownPassword() throws Exception {
        try (Running server = Running.start(folder, access())) {
            for (String database : List.of("dateline", "postgres", "template1")) {
                for (String password : List.of("dateline", "postgres")) {
                    server.assertNoConnection(database, "dateline", password);
                    server.assertNoConnection(database, "postgres", password);
                    server.assertNoConnection(database, "dateline_write", password);
                }
            }
        }
    }

    @Test
    void aHomeOfAnEarlierVersionIsTakenOverWithItsTables() throws Exception {
        try (Running server = Running.ofEarlierVersion(folder)) {
            server.run(
                    "dateline",
                    "dateline",
                    "create table shelf (id int generated always as identity, n serial, title text)");
            server.run("dateline", "dateline", "insert into shelf (title) values ('kept')");
            server.run("dateline", "dateline", "create view titles as select title from shelf");
            server.run(
                    "dateline",
                    "dateline",
                    "create function one() returns int language sql return 1");
        }

        try (Running server = Running.start(folder, access())) {
            server.run(DatabaseRole.READ, "select 1 / count(*) from titles where title = 'kept'");
            server.run(DatabaseRole.WRITE, "insert into shelf (title) values ('new')");
            server.run(
                    DatabaseRole.MIGRATE,
                    "create or replace view titles as select title from shelf where n > 0;"
                            + " create or replace function one() returns int language sql return 2;"
                            + " alter table shelf add year int; drop view titles; drop table shelf");
            server.assertNoConnection("dateline", "dateline", "dateline");
        }
    }

    @Test
    void aDeletedSecretIsReplacedAtTheNextStart() throws Exception {
        DatabaseAccess before = access();
        Running.start(folder, before).close();
        Files.delete(folder.resolve("secrets/database-read"));

        try (Running server = Running.start(folder, access())) {
            server.assertNoConnection(
                    "dateline", "dateline_read", before.password(DatabaseRole.READ));
        }
    }

    private DatabaseAccess access() throws IOException {
        return DatabaseAccess.of(new Secrets(folder.resolve("secrets")));
    }

    /// A server on the folder, whose secrets stand in no log and no command line.
    private record Running(
            Path folder,
            PostgresSettings settings,
            PostgresServer server,
            DatabaseAccess access,
            Optional<Process> process)
            implements AutoCloseable {

        static Running start(Path folder, DatabaseAccess access) throws IOException {
            Running server = prepared(folder, access);
            server.server.secure(access);
            return server.started(() -> server.server.answers(access));
        }

        /// As it was when its superuser had a known password, and everyone was that.
        static Running ofEarlierVersion(Path folder) throws Exception {
            Running server = prepared(folder, DatabaseAccess.everyone("dateline"));
            Files.writeString(
                    server.settings.data().resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 trust\n");
            Running started = server.started(() -> server.connects("postgres"));
            try (Connection connection = server.connect("postgres", "dateline", "dateline");
                    var statement = connection.createStatement()) {
                statement.execute("alter role dateline password 'dateline'");
                statement.execute("create database dateline");
            }
            return started;
        }

        private static Running prepared(Path folder, DatabaseAccess access) throws IOException {
            var settings =
                    new PostgresSettings(folder.resolve("data"), FreePorts.any(1).getFirst());
            var server = new PostgresServer(PostgresPrograms.unpackedBelow(PROGRAMS), settings);
            server.initialize();
            return new Running(folder, settings, server, access, Optional.empty());
        }

        private Running started(BooleanSupplier ready) throws IOException {
            Process process =
                    new ProcessBuilder(server.command())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("database.log").toFile())
                            .start();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!ready.getAsBoolean()) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as("the server answers")
                        .isTrue();
                LockSupport.parkNanos(50_000_000);
            }
            return new Running(folder, settings, server, access, Optional.of(process));
        }

        private boolean connects(String database) {
            try (Connection connection = connect(database, "dateline", "dateline")) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        }

        private Connection connect(String database, String user, String password)
                throws SQLException {
            return DriverManager.getConnection(settings.jdbcUrl(database), user, password);
        }

        void run(DatabaseRole role, String sql) throws SQLException {
            run(role.username(), access.password(role), sql);
        }

        void run(String user, String password, String sql) throws SQLException {
            try (Connection connection = connect("dateline", user, password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        void assertRefused(DatabaseRole role, String state, String... statements) {
            assertThatThrownBy(
                            () -> {
                                try (Connection connection =
                                                connect(
                                                        "dateline",
                                                        role.username(),
                                                        access.password(role));
                                        var statement = connection.createStatement()) {
                                    for (String sql : statements) {
                                        statement.execute(sql);
                                    }
                                }
                            })
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as("%s", e).isEqualTo(state));
        }

        void assertNoConnection(String database, String user, String password) {
            assertThatThrownBy(() -> connect(database, user, password))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as("%s", e).startsWith("28"));
        }

        @Override
        public void close() throws IOException {
            process.ifPresent(Process::destroy);
            process.ifPresent(ended -> ended.onExit().orTimeout(60, TimeUnit.SECONDS).join());
            assertThat(Files.readString(folder.resolve("database.log"), UTF_8))
                    .doesNotContain("'" + access.password(DatabaseRole.READ) + "'");
        }
    }
}
