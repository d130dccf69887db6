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

/// Starts the supervisor as a process of its own and waits until everything is ready.
final class DetachedStart {

    private static final Duration READY_LIMIT = Duration.ofMinutes(4);
    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    private static final int LOG_LINES = 20;

    private final Installation installation;
    private final Home home;

    DetachedStart(Installation installation, Home home) {
        this.installation = installation;
        this.home = home;
    }

    int run(List<String> options) throws IOException, InterruptedException {
        Files.createDirectories(home.logs());
        Files.deleteIfExists(home.readyFile());
        Process supervisor = start(options);
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        while (!Files.exists(home.readyFile())) {
            if (supervisor.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new Failure(
                        failureCode(supervisor.exitValue()), notReady("it ended by itself"));
            }
            if (System.nanoTime() > limit) {
                supervisor.destroy();
                supervisor.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
                throw new Failure(
                        ExitCode.NOT_READY,
                        notReady(
                                "not ready within %d minutes, so it was ended"
                                        .formatted(READY_LIMIT.toMinutes())));
            }
        }
        Ports ports = home.ports().orElseThrow();
        System.out.println("dateline: running in the background, process " + supervisor.pid());
        System.out.println("  Page     http://localhost:" + ports.of(Part.GATEWAY) + "/");
        System.out.println("  Inbox    " + home.inbox());
        System.out.println("  Kafka    localhost:" + ports.of(Part.BROKER));
        System.out.println("  End it   ./dateline down --home '" + home.folder() + "'");
        return ExitCode.OK;
    }

    private static int failureCode(int status) {
        return status == ExitCode.OK ? ExitCode.NOT_READY : status;
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
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), "up"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.supervisorLog().toFile()))
                .start();
    }

    private String notReady(String what) throws IOException {
        List<String> lines = LogFiles.tail(home.supervisorLog(), LOG_LINES);
        return "Dateline did not start: %s. Its log, %s, ends:%n    %s"
                .formatted(what, home.supervisorLog(), String.join("\n    ", lines));
    }
}
