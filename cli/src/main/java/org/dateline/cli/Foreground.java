package org.dateline.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.List;
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

    /// Whether `up --detach`, which shows all this itself, started this process.
    private static final boolean DETACHED = Boolean.getBoolean("dateline.detached");

    private final Screen screen;
    private final Home home;
    private final LocalSystem system;

    /// Held until this process ends.
    private final FileLock lock;

    private final ProgressDisplay display;
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile int exitCode = ExitCode.OK;
    private boolean firstSeen;

    Foreground(Screen screen, Home home, LocalSystem system, FileLock lock) {
        this.screen = screen;
        this.home = home;
        this.system = system;
        this.lock = lock;
        this.display = new ProgressDisplay(screen, Optional.of(system.id()), system.ports());
    }

    int run(boolean withSeeds) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        try {
            screen.line("dateline: starting, home " + home.folder());
            int seeds = system.prepare(withSeeds);
            if (seeds > 0) {
                screen.line("dateline: dropped %d sample articles into the inbox".formatted(seeds));
            }
            Thread watch = Thread.ofPlatform().name("watch").daemon().start(this::watch);
            if (system.start()) {
                system.announceReady();
                if (!DETACHED) {
                    screen.line("");
                    addresses(home, system.ports()).forEach(screen::line);
                    screen.line("");
                }
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

    /// Where everything is, for a person.
    static List<String> addresses(Home home, Ports ports) throws IOException {
        String page = "http://localhost:" + ports.of(Part.GATEWAY);
        return List.of(
                "  Page     " + page + "/",
                "  API      " + page + "/v1/articles",
                "  Inbox    " + home.inbox(),
                "  Kafka    localhost:" + ports.of(Part.BROKER),
                "  Logs     " + home.logs());
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
        Progress progress = display.update();
        if (!firstSeen && progress.of(Progress.Step.STORED) > 0 && firstIsSearchable()) {
            firstSeen = true;
            screen.line(
                    "dateline: first article searchable %s after the start"
                            .formatted(EventLines.seconds(system.running())));
        }
        if (!DETACHED) {
            display.show();
        }
    }

    private boolean firstIsSearchable() {
        try {
            var answer =
                    Service.of(Optional.of(system.id()), system.ports(), Part.GATEWAY)
                            .get("/v1/articles?limit=1");
            return answer.isOk() && !answer.json().path("articles").isEmpty();
        } catch (Failure notYet) {
            return false;
        }
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
        screen.line("dateline: stopped");
        Runtime.getRuntime().halt(exitCode);
    }
}
