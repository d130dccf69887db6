package org.dateline.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dateline.local.Home;
import org.dateline.local.LocalSystem;
import org.dateline.local.Part;
import org.dateline.local.Ports;

/// Runs a system in this process, shows how it gets on, and ends it when this process is ended.
final class Foreground {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Screen screen;
    private final Home home;
    private final LocalSystem system;

    /// Held until this process ends.
    private final FileLock lock;

    private final Progress progress = new Progress();
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile int exitCode = ExitCode.OK;
    private boolean firstSeen;
    private String shown = "";

    Foreground(Screen screen, Home home, LocalSystem system, FileLock lock) {
        this.screen = screen;
        this.home = home;
        this.system = system;
        this.lock = lock;
    }

    int run(boolean withSeeds) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        try {
            screen.line("dateline: starting, home " + home.folder());
            int seeds = system.prepare(withSeeds);
            if (seeds > 0) {
                screen.line("dateline: %d sample articles are in the inbox".formatted(seeds));
            }
            Thread watch = Thread.ofPlatform().name("watch").daemon().start(this::watch);
            if (system.start()) {
                system.announceReady();
                addresses();
                watch.join();
            } else if (ended.getCount() > 0) {
                exitCode = ExitCode.NOT_READY; // and not because it was asked to end meanwhile
            }
            return exitCode;
        } catch (IOException | RuntimeException e) {
            exitCode = ExitCode.FAILED;
            throw e;
        }
    }

    private void addresses() throws IOException {
        Ports ports = system.ports();
        String page = "http://localhost:" + ports.of(Part.GATEWAY);
        screen.line("");
        screen.line("  Page     " + page + "/");
        screen.line("  API      " + page + "/v1/articles");
        screen.line("  Inbox    " + home.inbox());
        screen.line("  Kafka    localhost:" + ports.of(Part.BROKER));
        screen.line("  Logs     " + home.logs());
        screen.line("");
    }

    /// Shows how articles get on, until the end.
    private void watch() {
        try {
            while (!ended.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        for (Part service : Part.SERVICES) {
            if (service != Part.GATEWAY) {
                progress.update(service, metrics(service));
            }
        }
        if (!firstSeen && progress.of(Progress.Step.STORED) > 0 && firstIsQueryable()) {
            firstSeen = true;
            screen.line(
                    "dateline: first article can be queried, %s after the start"
                            .formatted(EventLines.seconds(system.running())));
        }
        show(progress.toString());
    }

    private void show(String line) {
        screen.live(line);
        if (!Screen.isTerminal() && !line.equals(shown) && progress.of(Progress.Step.SEEN) > 0) {
            screen.line(line);
        }
        shown = line;
    }

    private Map<String, Double> metrics(Part service) {
        try {
            var answer = service(service).get("/q/metrics");
            return answer.isOk() ? Metrics.parse(answer.body()) : Map.of();
        } catch (Failure notYet) {
            return Map.of();
        }
    }

    private boolean firstIsQueryable() {
        try {
            var answer = service(Part.GATEWAY).get("/v1/articles?limit=1");
            return answer.isOk() && !answer.json().path("articles").isEmpty();
        } catch (Failure notYet) {
            return false;
        }
    }

    private Service service(Part part) {
        return new Service(
                part.module(),
                "http://127.0.0.1:" + system.ports().of(part),
                Optional.of(system.id()));
    }

    /// As a shutdown hook: the signal that asks for the end is no failure, so the status is ours.
    private void end() {
        ended.countDown();
        screen.settle();
        try {
            system.end();
            home.running().forget(UpCommand.SUPERVISOR);
            lock.release();
        } catch (InterruptedException | IOException e) {
            screen.line("dateline: " + e);
        }
        screen.line("dateline: ended");
        Runtime.getRuntime().halt(exitCode);
    }
}
