package org.dateline.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real PostgreSQL and a standby that follows it by streaming, of the test's own: embedded,
/// whatever the stack is. It ends with this JVM, or when it is closed.
public final class ReplicatedDatabase implements AutoCloseable {

    private static final String NAME = "dateline";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Process process;
    private final String password;
    private final String primaryUrl;
    private final ProcessHandle primary;
    private final String standbyUrl;

    private ReplicatedDatabase(LocalProcess servers) {
        this.process = servers.process();
        this.password = servers.ready().get(1);
        this.primaryUrl = servers.ready().get(2);
        this.primary = ProcessHandle.of(Long.parseLong(servers.ready().get(3))).orElseThrow();
        this.standbyUrl = servers.ready().get(4);
    }

    /// Replicates without waiting for the standby, as PostgreSQL does by default.
    public static ReplicatedDatabase start() {
        var database =
                new ReplicatedDatabase(
                        LocalProcess.start(
                                "org.dateline.local.EmbeddedReplication", "replicated-database"));
        database.awaitOnPrimary("select count(*) = 1 from pg_stat_replication");
        return database;
    }

    /// Names both servers.
    public String url() {
        String prefix = "jdbc:postgresql://";
        return prefix
                + primaryUrl.substring(prefix.length(), primaryUrl.lastIndexOf('/'))
                + ","
                + standbyUrl.substring(prefix.length());
    }

    public String primaryUrl() {
        return primaryUrl;
    }

    public String standbyUrl() {
        return standbyUrl;
    }

    /// The superuser's.
    public String username() {
        return NAME;
    }

    /// The superuser's, and that of every [DatabaseRole].
    public String password() {
        return password;
    }

    /// From here on a commit on the primary waits until the standby has it on disk.
    public void replicateSynchronously() {
        execute(primaryUrl, "alter system set synchronous_standby_names = '*'");
        execute(primaryUrl, "select pg_reload_conf()");
        awaitOnPrimary("select bool_and(sync_state = 'sync') from pg_stat_replication");
    }

    /// Once the standby has everything that the primary committed, it stops following.
    public void detachStandby() {
        awaitOnPrimary(
                "select bool_and(replay_lsn >= pg_current_wal_flush_lsn()) from pg_stat_replication");
        execute(standbyUrl, "alter system set primary_conninfo = ''");
        execute(standbyUrl, "select pg_reload_conf()");
        awaitOnPrimary("select count(*) = 0 from pg_stat_replication");
    }

    /// Halts the primary for good: it keeps its connections, takes others, and answers nothing.
    public void silencePrimary() {
        processesOfPrimary().forEach(one -> Signal.STOP.send(one.pid()));
    }

    /// Kills the primary and every process of it.
    public void killPrimary() {
        processesOfPrimary().forEach(ProcessHandle::destroyForcibly);
        primary.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private List<ProcessHandle> processesOfPrimary() {
        return Stream.concat(Stream.of(primary), primary.descendants()).toList();
    }

    /// Makes the standby a primary.
    public void promoteStandby() {
        if (!isTrue(standbyUrl, "select pg_promote()")) {
            throw new IllegalStateException("the standby was not promoted in time");
        }
    }

    private void awaitOnPrimary(String condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isTrue(primaryUrl, condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("still not so after " + LIMIT + ": " + condition);
            }
        }
    }

    private boolean isTrue(String url, String sql) {
        try (var connection = DriverManager.getConnection(url, NAME, password);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url, NAME, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
