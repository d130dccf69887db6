package org.dateline.benchmarks.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dateline.local.Metrics;
import org.dateline.local.Part;

/// A packaged service as a process of its own, started as `dateline up` starts it, and asked over
/// HTTP.
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 20;
    private static final int END_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> JVM =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xss512k",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param folder where its log goes
    /// @param options of its JVM
    /// @param environment besides its port
    public static ServiceProcess start(
            Part part, int port, Path folder, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path jar =
                Checkout.root()
                        .resolve(part.module())
                        .resolve("target/quarkus-app/quarkus-run.jar");
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = java(folder.resolve(part.module() + ".log"), all);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        ServiceProcess service = new ServiceProcess(builder.start(), port);
        try {
            await(service.process, service::isReady, folder);
        } catch (InterruptedException | RuntimeException e) {
            service.close();
            throw e;
        }
        return service;
    }

    /// A JVM as `dateline up` starts them.
    public static ProcessBuilder java(Path log, List<String> options) {
        List<String> command = new ArrayList<>(JVM);
        command.addAll(options);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    /// Waits until a process that was just started is ready.
    ///
    /// @param folder where its log is
    public static void await(Process process, BooleanSupplier ready, Path folder)
            throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not start; see the logs in " + folder);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isReady() {
        try {
            return send("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The body of a 200 answer.
    public String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered: " + answer.body());
        }
        return answer.body();
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    /// The value of one of its counters; 0 while it has none of this name.
    public long counter(String name) throws IOException, InterruptedException {
        return (long) Metrics.parse(get("/q/metrics")).getOrDefault(name, 0.0).doubleValue();
    }

    /// How many lines an answer has, which may be long.
    public long lines(String path) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer =
                http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            return lines.count();
        }
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Processor time that it has used so far, to the hundredth of a second.
    public Duration cpu() {
        return cpu(process);
    }

    public static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The most memory that it has held so far, in bytes; 0 where the system does not tell.
    public long mostMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        http.close();
        end(process);
    }

    /// Asks a process to end, and makes it if it does not.
    public static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
