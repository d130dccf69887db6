package org.dateline.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dateline.local.Home;
import org.dateline.local.Part;

/// What `./dateline up` starts on a home, as a user and an operator have it: its inbox, its
/// gateway, its processes.
final class RunningSystem implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Home home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process launcher;

    private RunningSystem(Path root, Home home, Process launcher) {
        this.root = root;
        this.home = home;
        this.launcher = launcher;
    }

    /// Starts it and waits until all of it is ready.
    ///
    /// @param root the checkout, built
    static RunningSystem start(Path root, Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        var system = new RunningSystem(root, new Home(home), launch(root, home));
        system.awaitReady();
        return system;
    }

    private static Process launch(Path root, Path home) throws IOException {
        ProcessBuilder up =
                new ProcessBuilder("./dateline", "up", "--home", home.toString(), "--no-seeds")
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(home.resolve("up.out").toFile()));
        up.environment().put("DATELINE_BUILD", "never");
        return up.start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!isReady()) {
            if (!launcher.isAlive() || System.nanoTime() - begun > START.toNanos()) {
                close();
                throw new IOException("the system did not start; see " + home.folder() + "/up.out");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isReady() throws IOException {
        Path ready = home.readyFile();
        return Files.exists(ready)
                && Files.readString(ready, UTF_8).equals(Long.toString(launcher.pid()));
    }

    /// The folder to move finished files into.
    Path inbox() throws IOException {
        return home.inbox();
    }

    /// Ends the process of a part at once, whatever it is doing.
    ///
    /// @return whether there was one: it may be between two lives
    boolean kill(Part part) throws IOException {
        Optional<ProcessHandle> process = home.running().find(part.label());
        return process.filter(ProcessHandle::destroyForcibly).isPresent();
    }

    /// Ends the launcher at once, and starts the next one, which finds what that one left running.
    void killLauncherAndStartNext() throws IOException, InterruptedException {
        launcher.destroyForcibly().waitFor();
        launcher = launch(root, home.folder());
        awaitReady();
    }

    /// How many articles and sightings are stored; nothing while the gateway does not answer.
    Optional<Count> count() throws IOException, InterruptedException {
        return ask("/v1/stats")
                .map(
                        stats ->
                                new Count(
                                        stats.path("articles").asLong(),
                                        stats.path("sightings").asLong()));
    }

    /// What is stored.
    ///
    /// @param sightings appearances in dropped files; more than articles when one came twice
    record Count(long articles, long sightings) {}

    /// A 200 answer of the gateway; nothing if there was none, or another.
    Optional<JsonNode> ask(String path) throws IOException, InterruptedException {
        int port = home.ports().orElseThrow().of(Part.GATEWAY);
        HttpRequest question =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(ANSWER)
                        .build();
        HttpResponse<String> answer;
        try {
            answer = http.send(question, BodyHandlers.ofString(UTF_8));
        } catch (IOException away) {
            return Optional.empty();
        }
        return answer.statusCode() == 200
                ? Optional.of(JSON.readTree(answer.body()))
                : Optional.empty();
    }

    /// Files that were put aside instead of published.
    List<Path> quarantined() throws IOException {
        try (Stream<Path> files = Files.walk(home.quarantine())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// Waits until the gateway has counted so many articles.
    ///
    /// @param patience how long nothing may change
    void await(long articles, Duration patience) throws IOException, InterruptedException {
        long progress = System.nanoTime();
        Optional<Count> before = Optional.empty();
        while (true) {
            Optional<Count> now = count();
            if (now.isPresent() && now.get().articles() >= articles) {
                return;
            }
            if (now.isPresent() && !now.equals(before)) {
                before = now;
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > patience.toNanos()) {
                throw new IllegalStateException(
                        "%s articles are stored, not %d, and nothing has changed for %d s; see %s"
                                .formatted(
                                        now.map(count -> "" + count.articles()).orElse("no"),
                                        articles,
                                        patience.toSeconds(),
                                        home.logs()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> family = launcher.descendants().toList();
        launcher.destroy();
        try {
            if (!launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            launcher.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
