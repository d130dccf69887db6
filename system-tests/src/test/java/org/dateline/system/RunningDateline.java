package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.teststack.FreePort;

/// What `./dateline up` starts, seen from outside: its process, its folders and its gateway.
final class RunningDateline implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path home;
    private final Process launcher;

    private RunningDateline(Path home, Process launcher) {
        this.home = home;
        this.launcher = launcher;
    }

    /// Starts the system on ports of its own and waits until all of it is ready.
    static RunningDateline up(Path home, String... options) throws IOException {
        return launch(home, with(FreePort.any(), FreePort.any(), options)).awaitReady();
    }

    /// Starts it on the same home and ports as before.
    RunningDateline again(String... options) throws IOException {
        return launch(home, with(port("gateway"), port("broker"), options)).awaitReady();
    }

    private static String[] with(int port, int kafkaPort, String... options) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("--port", Integer.toString(port)));
        all.addAll(List.of("--kafka-port", Integer.toString(kafkaPort)));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    /// Starts the system and waits for nothing.
    static RunningDateline launch(Path home, String... options) throws IOException {
        Files.createDirectories(home);
        List<String> command = new ArrayList<>();
        command.addAll(List.of("./dateline", "up", "--home", home.toString()));
        command.addAll(List.of(options));
        Process launcher =
                command(command)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(home.resolve("up.out").toFile()))
                        .redirectErrorStream(true)
                        .start();
        return new RunningDateline(home, launcher);
    }

    /// Waits until all of it is ready.
    RunningDateline awaitReady() {
        try {
            await(Duration.ofMinutes(3), "the system to be ready", this::isReady);
        } catch (Throwable e) {
            close();
            throw e;
        }
        return this;
    }

    /// A command line of the repository, run as a user would, on what is already built.
    static ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(Repository.ROOT.toFile());
        builder.environment().put("DATELINE_BUILD", "never");
        return builder;
    }

    Path home() {
        return home;
    }

    /// Where other systems connect.
    String bootstrapServers() {
        return "localhost:" + port("broker");
    }

    /// What the owner of the home connects to the broker with.
    Map<String, Object> ownersConnection() {
        return Map.of(
                "bootstrap.servers",
                "localhost:" + port("broker-services"),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"admin\" password=\"%s\";"
                        .formatted(secret("broker-admin")));
    }

    /// A secret of the home.
    String secret(String name) {
        try {
            return Files.readString(home.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ProcessHandle launcher() {
        return launcher.toHandle();
    }

    /// The processes below the launcher whose command line has the words in it.
    List<ProcessHandle> children(String words) {
        return launcher.descendants()
                .filter(p -> p.info().commandLine().orElse("").contains(words))
                .toList();
    }

    List<ProcessHandle> children() {
        return launcher.descendants().toList();
    }

    /// Halts the processes whose command line has the words in it: they keep their connections, and
    /// answer nothing.
    ///
    /// @return lets them go on when it is closed
    Halt halt(String words) {
        List<ProcessHandle> halted = children(words);
        assertThat(halted).as("processes of %s", words).isNotEmpty();
        halted.forEach(process -> signal(process, "STOP"));
        return () -> halted.forEach(process -> signal(process, "CONT"));
    }

    /// The time in which processes do nothing.
    @FunctionalInterface
    interface Halt extends AutoCloseable {
        @Override
        void close();
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            int status =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor();
            assertThat(status).as("kill -%s %d", signal, process.pid()).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// How many records of the topic a consumer gets that reads committed ones only.
    int committedRecords(String topic) {
        AtomicInteger records = new AtomicInteger();
        TopicReader.ofBytes(ClientSettings.reader(ownersConnection()), Duration.ofSeconds(30))
                .read(topic, record -> records.incrementAndGet());
        return records.get();
    }

    /// Puts a finished file into the inbox, by moving it in.
    void drop(String name, byte[] content) throws IOException {
        Path outside = Files.createTempFile(home, "drop", ".tmp");
        Files.write(outside, content);
        Path file = home.resolve("inbox").resolve(name);
        Files.createDirectories(file.getParent());
        Files.move(outside, file);
    }

    void drop(String name, String content) throws IOException {
        drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// A 200 answer of the gateway as JSON.
    JsonNode get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20)).build();
            var response = HTTP.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path + "\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The status that the gateway answers a request for this path with.
    int status(String path) {
        return status(HttpRequest.newBuilder(uri(path)));
    }

    /// Erases an article with the token of this home, and returns the status of the answer.
    int erase(String id) throws IOException {
        String token = Files.readString(home.resolve("admin-token")).strip();
        return status(
                HttpRequest.newBuilder(uri("/v1/articles/" + id))
                        .header("Authorization", "Bearer " + token)
                        .DELETE());
    }

    private int status(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                            request.timeout(Duration.ofSeconds(20)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError("no answer\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port("gateway") + path);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    int storedArticles() {
        return get("/v1/stats").get("articles").asInt();
    }

    int storedSightings() {
        return get("/v1/stats").get("sightings").asInt();
    }

    void awaitArticles(int count) {
        await(
                Duration.ofSeconds(90),
                count + " articles",
                () -> gatewayIsReady() && storedArticles() == count);
    }

    void await(Duration patience, String what, BooleanSupplier condition) {
        try {
            Awaitility.await(what)
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(patience)
                    .until(condition::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited " + patience + " for " + what + "\n" + output(), e);
        }
    }

    /// Whether this launcher's own system is ready. The gateway alone does not tell: it may be the
    /// one that a killed launcher left behind on the same port.
    private boolean isReady() {
        try {
            String readyLauncher = Files.readString(home.resolve("run/ready"));
            return readyLauncher.equals(Long.toString(launcher.pid()));
        } catch (IOException e) {
            return false;
        }
    }

    boolean gatewayIsReady() {
        return status(uri("/q/health/ready")) == 200;
    }

    /// The HTTP status of a service's health check; 0 while it does not answer.
    ///
    /// @param service as `status` calls it, such as `ingest`
    int health(String service, String check) {
        return status(URI.create("http://127.0.0.1:" + port(service) + "/q/health/" + check));
    }

    /// The port of a part, as the home remembers it.
    int port(String part) {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("settings.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Integer.parseInt(settings.getProperty("port." + part));
    }

    private static int status(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// What `up` has printed so far.
    String output() {
        try {
            return Files.readString(home.resolve("up.out"));
        } catch (IOException e) {
            return "(no output: " + e.getMessage() + ")";
        }
    }

    /// Ends it as Ctrl-C does, and returns the exit status.
    int stop() {
        launcher.destroy();
        try {
            assertThat(launcher.waitFor(60, TimeUnit.SECONDS))
                    .as("up ends within 60 s of SIGTERM\n%s", output())
                    .isTrue();
            return launcher.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> family = new ArrayList<>(children());
        if (launcher.isAlive()) {
            stop();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
