package org.dateline.teststack;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A real Kafka broker with Dateline's topics, and a real PostgreSQL, for the tests of this JVM.
///
/// All tests of a JVM share one stack, so each uses names of its own. It is embedded, or runs in
/// containers when the system property `dateline.test.stack` is `containers`, and ends with the
/// JVM, however that ends.
public final class TestStack {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Stack stack;

    private TestStack(Stack stack) {
        this.stack = stack;
    }

    /// The JVM's stack, started by the first call.
    public static TestStack start() {
        return Shared.STACK;
    }

    private static final class Shared {
        static final TestStack STACK = new TestStack(startStack());

        private static Stack startStack() {
            String kind = System.getProperty("dateline.test.stack", "embedded");
            return switch (kind) {
                case "embedded" -> EmbeddedStackStarter.start();
                case "containers" -> ContainerStackStarter.start();
                default ->
                        throw new IllegalArgumentException(
                                "dateline.test.stack is embedded or containers, not " + kind);
            };
        }
    }

    /// As in `bootstrap.servers`.
    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    /// Address of an empty database that all tests share.
    public String jdbcUrl() {
        return stack.jdbcUrl();
    }

    /// The superuser's, for what a test does behind a service's back.
    public String username() {
        return stack.username();
    }

    /// The superuser's, and that of every role.
    public String password() {
        return stack.password();
    }

    /// Halts the broker: it keeps its connections, takes others, and answers nothing.
    ///
    /// @return ends that when it is closed
    public Silence silenceBroker() {
        stack.broker().freeze();
        return stack.broker()::thaw;
    }

    /// The time in which the broker answers nothing.
    @FunctionalInterface
    public interface Silence extends AutoCloseable {

        /// It answers again.
        @Override
        void close();
    }

    /// Creates an empty database, in which each [DatabaseRole] has its rights.
    ///
    /// @return its JDBC URL
    public String newDatabase() {
        return create("");
    }

    /// Creates a copy of a database that nobody is connected to, which takes a fraction of the time
    /// that all migrations take.
    ///
    /// @param url of that database
    /// @return the copy's JDBC URL
    public String copyOf(String url) {
        return create(" TEMPLATE " + url.replaceFirst("^.*/([^/?]+)(\\?.*)?$", "$1"));
    }

    private String create(String template) {
        String name =
                "test_"
                        + Long.toString(ProcessHandle.current().pid(), 36)
                        + "_"
                        + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(jdbcUrl(), username(), password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + template);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        String url = stack.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        grantRoles(url);
        return url;
    }

    /// One at a time, though classes run at once: roles are those of the whole server, and
    /// PostgreSQL refuses to change one that is being changed.
    private void grantRoles(String url) {
        synchronized (DATABASES) {
            grantRolesAlone(url);
        }
    }

    private void grantRolesAlone(String url) {
        try (var connection = DriverManager.getConnection(url, username(), password());
                var statement = connection.createStatement()) {
            for (DatabaseRole role : DatabaseRole.values()) {
                statement.execute("SET %s = '%s'".formatted(role.passwordSetting(), password()));
            }
            statement.execute(new LocalStackFiles().databaseRoles());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the roles their rights in " + url, e);
        }
    }
}
