package org.dateline.store.kafka;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dateline.teststack.DatabaseRole;
import org.dateline.teststack.ServiceProcess;
import org.dateline.teststack.TestStack;

/// The packaged service on a topic, groups and a database of its own.
final class StoreProcess implements AutoCloseable {

    private final ServiceProcess process;

    private StoreProcess(ServiceProcess process) {
        this.process = process;
    }

    /// @param settings MicroProfile keys and values besides those that name the stack
    static StoreProcess start(String topic, String jdbcUrl, Map<String, String> settings) {
        return start(topic, jdbcUrl, settings, List.of());
    }

    /// @param options of the JVM, besides those that tests usually take
    static StoreProcess start(
            String topic, String jdbcUrl, Map<String, String> settings, List<String> options) {
        TestStack stack = TestStack.start();
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "quarkus.datasource.jdbc.url",
                                jdbcUrl,
                                "quarkus.datasource.username",
                                DatabaseRole.WRITE.username(),
                                "quarkus.datasource.password",
                                stack.password(),
                                "quarkus.flyway.username",
                                DatabaseRole.MIGRATE.username(),
                                "quarkus.flyway.password",
                                stack.password(),
                                "mp.messaging.incoming.enriched.topic",
                                topic,
                                "mp.messaging.incoming.enriched.group.id",
                                topic,
                                "mp.messaging.incoming.rejected.group.id",
                                topic + "-receipts"));
        all.putAll(settings);
        return new StoreProcess(ServiceProcess.start(all, options));
    }

    int health(String which) {
        return process.health(which);
    }

    /// How many articles it stored, each time anew.
    double stored() {
        return process.metric("dateline_articles_stored_total");
    }

    /// How many records it rejected because they could not be stored.
    double storeFailed() {
        return process.metric("dateline_articles_rejected_total{reason=\"STORE_FAILED\"}");
    }

    /// What the last replay says of itself.
    String replayed(String... headers) {
        return process.send("GET", "/replay", headers).map(HttpResponse::body).orElse("");
    }

    /// The HTTP status of the answer.
    int replay(Instant from, String... headers) {
        return process.send("POST", "/replay?from=" + from, headers)
                .map(HttpResponse::statusCode)
                .orElse(0);
    }

    /// The answer to a request to erase; empty when the process ended meanwhile.
    ///
    /// @param headers names and values in turn
    Optional<HttpResponse<String>> erase(UUID article, String... headers) {
        return process.send("DELETE", "/articles/" + article, headers);
    }

    /// How many records it left out because their articles were erased.
    double leftOut() {
        return process.metric("dateline_articles_erased_total");
    }

    /// How many erasures it has not finished yet.
    double pendingErasures() {
        return process.metric("dateline_erasures_pending");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void terminate() {
        process.terminate();
    }

    int awaitExit(Duration longest) {
        return process.awaitExit(longest);
    }

    String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
