package org.dateline.benchmarks.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dateline.local.FreePorts;
import org.dateline.local.postgres.DatabaseRole;

/// An api-gateway as a process of its own, started as `dateline up` starts it, without a broker:
/// only the stream would need one.
final class Gateway implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Gateway(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param root the checkout, built
    /// @param folder where its log goes
    /// @param password of the database's reader
    static Gateway start(Path root, Path folder, String jdbcUrl, String password)
            throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.any(2);
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xss512k",
                                "-Xms24m",
                                "-Xmx96m",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                root.resolve("api-gateway/target/quarkus-app/quarkus-run.jar")
                                        .toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("api-gateway.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "QUARKUS_HTTP_PORT",
                                Integer.toString(ports.getFirst()),
                                "KAFKA_BOOTSTRAP_SERVERS",
                                "127.0.0.1:" + ports.getLast(),
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                jdbcUrl,
                                "QUARKUS_DATASOURCE_USERNAME",
                                DatabaseRole.READ.username(),
                                "QUARKUS_DATASOURCE_PASSWORD",
                                password));
        Gateway gateway = new Gateway(builder.start(), ports.getFirst());
        try {
            gateway.awaitReady(folder);
        } catch (InterruptedException | RuntimeException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    private void awaitReady(Path folder) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the gateway did not start; see api-gateway.log in " + folder);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// The body of a 200 answer.
    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered: " + answer.body());
        }
        return answer.body();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /// Processor time that it has used so far, to the hundredth of a second.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
