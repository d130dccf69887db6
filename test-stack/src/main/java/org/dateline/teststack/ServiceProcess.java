package org.dateline.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The packaged service of the module under test as a process of its own, so that it can be asked
/// to end, or killed.
public final class ServiceProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final Process process;
    private final int port;
    private final Path log;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// Starts it on the broker of this JVM's stack and a port of its own.
    ///
    /// @param settings MicroProfile keys and values besides those
    public static ServiceProcess start(Map<String, String> settings) {
        return start(settings, List.of());
    }

    /// @param options of the JVM, which win over those that tests usually take
    public static ServiceProcess start(Map<String, String> settings, List<String> options) {
        int port = FreePort.any();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add("-Dkafka.bootstrap.servers=" + TestStack.start().bootstrapServers());
        command.add("-Dquarkus.http.port=" + port);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        try {
            Path log = Files.createTempFile("dateline-service-", ".log");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new ServiceProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where its HTTP is to be had on 127.0.0.1.
    public int port() {
        return port;
    }

    /// Waits until it answers.
    ///
    /// @throws AssertionError with its log, when it ended
    public void awaitAnswer() {
        try {
            while (health("live") == 0) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("the service ended:\n" + log());
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The HTTP status of one of its health checks; 0 while it does not answer.
    public int health(String which) {
        return send("GET", "/q/health/" + which).map(HttpResponse::statusCode).orElse(0);
    }

    /// The value of one of its metrics; 0 while it has none.
    ///
    /// @param name with its labels, if it has any
    public double metric(String name) {
        return send("GET", "/q/metrics")
                .map(HttpResponse::body)
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /// Empty while it does not answer.
    ///
    /// @param headers names and values in turn
    public Optional<HttpResponse<String>> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /// The answer to a POST of some bytes; empty while there is none.
    public Optional<HttpResponse<String>> upload(String path, byte[] body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private Optional<HttpResponse<String>> send(
            String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, body)
                        .timeout(Duration.ofSeconds(10));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return Optional.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks it to end, as a supervisor does.
    public void terminate() {
        process.destroy();
    }

    /// Ends it where it stands.
    public void kill() {
        process.destroyForcibly();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Its exit code.
    ///
    /// @throws AssertionError with its log, when it runs for longer
    public int awaitExit(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the service runs on:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        awaitExit(CLOSING);
    }
}
