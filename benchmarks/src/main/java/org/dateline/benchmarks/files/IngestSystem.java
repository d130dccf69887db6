package org.dateline.benchmarks.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dateline.local.FreePorts;
import org.dateline.local.Secrets;
import org.dateline.local.broker.BrokerSettings;
import org.dateline.local.broker.BrokerUser;

/// A broker and an ingest-service, as processes of their own that are started as `dateline up`
/// starts them.
final class IngestSystem implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 20;

    private static final List<String> JVM =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xss512k",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Path folder;
    private final List<Integer> ports;
    private final Secrets secrets;
    private final int httpPort;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();

    private IngestSystem(Path folder, List<Integer> ports) {
        this.folder = folder;
        this.ports = ports;
        this.secrets = new Secrets(folder.resolve("secrets"));
        this.httpPort = ports.get(3);
    }

    /// @param root the checkout, built
    static IngestSystem start(Path root, Path folder, List<String> jvmOptions)
            throws IOException, InterruptedException {
        IngestSystem system = new IngestSystem(folder, FreePorts.any(4));
        try {
            system.startBroker(root.resolve("deploy/local/target"));
            system.startIngest(
                    root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar"), jvmOptions);
        } catch (IOException | InterruptedException | RuntimeException e) {
            system.close();
            throw e;
        }
        return system;
    }

    /// What its owner connects to the broker with.
    Map<String, Object> brokerConnection() throws IOException {
        return BrokerUser.ADMIN.settings(ports.get(1), secrets);
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    /// Processor time that both have used so far.
    Map<String, Duration> cpu() {
        return Map.of("broker", cpu(processes.get(0)), "ingest-service", cpu(processes.get(1)));
    }

    /// The most memory that ingest-service has held so far, in bytes; 0 where the system does not
    /// tell.
    long mostMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(processes.get(1).pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    /// The value of a counter of ingest-service.
    long counter(String name) throws IOException, InterruptedException {
        for (String line : get("/q/metrics").lines().toList()) {
            if (line.startsWith(name + " ") || line.startsWith(name + "{")) {
                return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return 0;
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
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
        http.close();
    }

    private void startBroker(Path target) throws IOException, InterruptedException {
        Path ready = folder.resolve("broker.ready");
        start(
                "broker",
                List.of(
                        "-Xmx256m",
                        "-cp",
                        target.resolve("classes")
                                + File.pathSeparator
                                + target.resolve("lib")
                                + "/*",
                        "org.dateline.local.broker.BrokerMain",
                        folder.resolve("kafka").toString(),
                        Integer.toString(ports.get(0)),
                        Integer.toString(ports.get(1)),
                        Integer.toString(ports.get(2)),
                        secrets.folder().toString(),
                        BrokerSettings.Others.READ_EVENTS.name(),
                        ready.toString()),
                Map.of());
        await(() -> Files.exists(ready));
    }

    private void startIngest(Path jar, List<String> jvmOptions)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jvmOptions);
        options.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment =
                new HashMap<>(BrokerUser.INGEST.environment(ports.get(1), secrets));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        environment.put("DATELINE_INBOX", inbox().toString());
        environment.put("DATELINE_ARCHIVE", folder.resolve("archive").toString());
        environment.put("DATELINE_QUARANTINE", folder.resolve("quarantine").toString());
        start("ingest-service", options, environment);
        await(this::isReady);
    }

    private void start(String name, List<String> options, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(JVM);
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!condition.getAsBoolean()) {
            boolean ended = processes.stream().anyMatch(process -> !process.isAlive());
            if (ended || System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not start; see the logs in " + folder);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isReady() {
        try {
            return http.send(request("/q/health/ready"), BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path), BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path)).build();
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
