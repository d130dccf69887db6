package org.dateline.benchmarks.store;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The one connection that the store path runs on, and what each step of it costs: from where a
/// statement is prepared to where the next one is, the time of this thread, of the connection's
/// backend and of the clock.
final class Steps implements AutoCloseable {

    static final String LOOKUP = "near-duplicates: lookup";
    private static final String CLUSTERS = "clusters";
    private static final String COMMIT = "commit";
    private static final String OUTSIDE = "outside";

    /// Steps by a part of their statements; the first that fits counts, [#CLUSTERS] where none
    /// does.
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("unnest(sketch_keys(mine.sketch))", LOOKUP);
        STEPS.put("jsonb_array_elements(event -> 'segments')", "near-duplicates: comparison");
        STEPS.put("insert into body_pair", "near-duplicates: pairs");
        STEPS.put("order by jaccard desc offset", "near-duplicates: pairs");
        STEPS.put("order by pair.jaccard desc", "near-duplicates: pairs");
        STEPS.put("key.published_by, key.received_at, key.place)\n", "near-duplicates: pairs");
        STEPS.put("update fingerprint set placed", CLUSTERS);
        STEPS.put("insert into article ", "article and search index");
        STEPS.put("update article old", "article and search index");
        STEPS.put("insert into revision", "revision");
        STEPS.put("update revision", "revision");
        STEPS.put("insert into sighting", "sighting");
        STEPS.put("into entity", "mentions");
        STEPS.put("_mention", "mentions");
        STEPS.put("insert into body ", "body and sketch hashes");
        STEPS.put("insert into sketch_hash", "body and sketch hashes");
        STEPS.put("insert into fingerprint", "body and sketch hashes");
        STEPS.put("update fingerprint", "body and sketch hashes");
        STEPS.put("original.relation", "read back");
        STEPS.put("cluster_move join article", "read back");
    }

    private final Connection connection;
    private final long backend;
    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private String current = OUTSIDE;
    private Moment since;

    private record Moment(long wall, long thread, long backend) {}

    /// Nanoseconds.
    record Cost(long wall, long thread, long backend) {

        private static final Cost NONE = new Cost(0, 0, 0);

        Cost plus(Cost other) {
            return new Cost(wall + other.wall, thread + other.thread, backend + other.backend);
        }
    }

    Steps(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            backend = row.getLong(1);
        }
        since = now();
    }

    /// Gives the connection to whoever asks, and keeps it open.
    DataSource dataSource() {
        return proxy(
                DataSource.class,
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return proxy(Connection.class, this::onConnection);
                });
    }

    /// What was measured since it was asked last.
    Map<String, Cost> take() {
        begin(OUTSIDE);
        Map<String, Cost> taken = new LinkedHashMap<>(costs);
        taken.remove(OUTSIDE);
        costs.clear();
        return taken;
    }

    private void begin(String step) {
        Moment now = now();
        Cost cost =
                new Cost(
                        now.wall - since.wall,
                        now.thread - since.thread,
                        now.backend - since.backend);
        costs.put(current, costs.getOrDefault(current, Cost.NONE).plus(cost));
        since = now;
        current = step;
    }

    private Moment now() {
        return new Moment(
                System.nanoTime(),
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
                ProcessorTime.ofProcess(backend));
    }

    private static String step(String sql) {
        return STEPS.entrySet().stream()
                .filter(step -> sql.contains(step.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CLUSTERS);
    }

    private @Nullable Object onConnection(
            Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String sql = arguments == null ? "" : String.valueOf(arguments[0]);
        switch (method.getName()) {
            case "prepareStatement" -> begin(step(sql));
            case "commit" -> begin(COMMIT);
            case "close" -> {
                begin(OUTSIDE);
                return null;
            }
            default -> {}
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        Steps.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
