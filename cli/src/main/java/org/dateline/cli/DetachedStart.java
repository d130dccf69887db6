package org.dateline.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dateline.local.Home;
import org.dateline.local.Installation;
import org.dateline.local.LogFiles;
import org.dateline.local.Part;
import org.dateline.local.Ports;

/// Starts the supervisor as a process of its own, shows how it gets on, and waits until everything
/// is ready and the sample articles that it dropped can be found.
final class DetachedStart {

    private static final Duration READY_LIMIT = Duration.ofMinutes(4);
    private static final Duration SAMPLES_LIMIT = Duration.ofSeconds(90);
    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Installation installation;
    private final Home home;
    private final Screen screen;
    private final long begin = System.nanoTime();

    /// Whether the supervisor runs, and this process waits for it.
    private volatile boolean waiting;

    DetachedStart(Installation installation, Home home, Screen screen) {
        this.installation = installation;
        this.home = home;
        this.screen = screen;
    }

    int run(List<String> options, boolean withSeeds) throws IOException, InterruptedException {
        Files.createDirectories(home.logs());
        Files.deleteIfExists(home.readyFile());
        List<Path> samples =
                withSeeds && !home.wasStarted() ? installation.seeds() : List.<Path>of();
        LogFiles.rotate(home.supervisorLog());
        LogFollower log = new LogFollower(home.supervisorLog());
        Process supervisor = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interrupted"));
        waiting = true;
        try {
            awaitReady(supervisor, log);
            Ports ports = home.ports().orElseThrow();
            awaitSamples(supervisor, log, ports, samples);
            Foreground.addresses(home, ports).forEach(screen::line);
        } finally {
            waiting = false;
            screen.settle();
        }
        screen.line("");
        screen.line("dateline: running in the background, process " + supervisor.pid());
        screen.line("Stop it with: ./dateline down --home '%s'".formatted(home.folder()));
        return ExitCode.OK;
    }

    private void awaitReady(Process supervisor, LogFollower log)
            throws IOException, InterruptedException {
        while (!Files.exists(home.readyFile())) {
            requireRunning(supervisor, log);
            if (isOver(READY_LIMIT, begin)) {
                supervisor.destroy();
                supervisor.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
                log.newLines().forEach(screen::line);
                throw new Failure(
                        ExitCode.NOT_READY,
                        "Dateline was not ready within %d minutes and was stopped. Its log: %s"
                                .formatted(READY_LIMIT.toMinutes(), home.supervisorLog()));
            }
        }
    }

    private void awaitSamples(Process supervisor, LogFollower log, Ports ports, List<Path> samples)
            throws IOException, InterruptedException {
        ProgressDisplay display = new ProgressDisplay(screen, home.systemId(), ports);
        Service gateway = Service.of(home, ports, Part.GATEWAY);
        List<Path> missing = new ArrayList<>(samples);
        long ready = System.nanoTime();
        while (true) {
            missing.removeIf(sample -> isSearchable(gateway, sample));
            requireRunning(supervisor, log);
            display.update();
            display.show();
            if (missing.isEmpty() || isOver(SAMPLES_LIMIT, ready)) {
                break;
            }
        }
        if (samples.isEmpty()) {
            screen.line("");
            return;
        }
        screen.line(
                missing.isEmpty()
                        ? "dateline: all %d sample articles searchable %s after the start"
                                .formatted(samples.size(), EventLines.seconds(running()))
                        : "dateline: %d of %d sample articles still in progress; check with: ./dateline status"
                                .formatted(missing.size(), samples.size()));
        screen.line("");
    }

    private static boolean isSearchable(Service gateway, Path sample) {
        try {
            var answer =
                    gateway.get(
                            "/v1/articles?limit=1&duplicates=INCLUDE&file="
                                    + Service.encoded(String.valueOf(sample.getFileName())));
            return answer.isOk() && !answer.json().path("articles").isEmpty();
        } catch (Failure notYet) {
            return false;
        }
    }

    /// Shows what the supervisor said meanwhile.
    private void requireRunning(Process supervisor, LogFollower log) throws InterruptedException {
        boolean ended = supervisor.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        log.newLines().forEach(screen::line);
        if (ended) {
            int status = supervisor.exitValue();
            throw new Failure(
                    status == ExitCode.OK ? ExitCode.NOT_READY : status,
                    "Dateline did not start: its process exited with status %d. Its log: %s"
                            .formatted(status, home.supervisorLog()));
        }
    }

    private Duration running() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static boolean isOver(Duration limit, long since) {
        return System.nanoTime() - since > limit.toNanos();
    }

    /// As a shutdown hook: Ctrl-C ends the waiting, and not what is waited for.
    private void interrupted() {
        if (waiting) {
            screen.settle();
            screen.line(
                    "dateline: still starting in the background. Stop it with: ./dateline down --home '%s'"
                            .formatted(home.folder()));
        }
    }

    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(installation.java().toString());
        command.addAll(
                List.of("-Xms16m", "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (String property : List.of("dateline.root", "dateline.version")) {
            command.add("-D" + property + "=" + System.getProperty(property, ""));
        }
        command.add("-Ddateline.detached=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "up"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.supervisorLog().toFile()))
                .start();
    }
}
