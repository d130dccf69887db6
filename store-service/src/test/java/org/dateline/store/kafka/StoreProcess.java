package org.dateline.store.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dateline.teststack.TestStack;

/// The packaged service as a process of its own, so that it can be killed.
final class StoreProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path log;

    private StoreProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// @param settings MicroProfile keys and values besides those that name the stack
    static StoreProcess start(String topic, String jdbcUrl, Map<String, String> settings) {
        TestStack stack = TestStack.start();
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dkafka.bootstrap.servers=" + stack.bootstrapServers());
        command.add("-Dquarkus.datasource.jdbc.url=" + jdbcUrl);
        command.add("-Dquarkus.datasource.username=" + stack.username());
        command.add("-Dquarkus.datasource.password=" + stack.password());
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dmp.messaging.incoming.enriched.topic=" + topic);
        command.add("-Dmp.messaging.incoming.enriched.group.id=" + topic);
        command.add("-Dmp.messaging.incoming.rejected.group.id=" + topic + "-receipts");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        try {
            Path log = Files.createTempFile("store-service-", ".log");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new StoreProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The HTTP status of one of its health checks; 0 while it does not answer.
    int health(String which) {
        return get("/q/health/" + which).map(HttpResponse::statusCode).orElse(0);
    }

    String metrics() {
        return get("/q/metrics").map(HttpResponse::body).orElse("");
    }

    /// What the last replay says of itself.
    String replayed() {
        return get("/replay").map(HttpResponse::body).orElse("");
    }

    int replay(Instant from) {
        return send("POST", "/replay?from=" + from).map(HttpResponse::statusCode).orElse(0);
    }

    private Optional<HttpResponse<String>> get(String path) {
        return send("GET", path);
    }

    private Optional<HttpResponse<String>> send(String method, String path) {
        try {
            return Optional.of(
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks it to end, as a supervisor does.
    void terminate() {
        process.destroy();
    }

    int awaitExit(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the service runs on:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(20));
    }
}
