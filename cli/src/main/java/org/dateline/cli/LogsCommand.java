package org.dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dateline.local.Home;
import org.dateline.local.LogFiles;
import org.dateline.local.Part;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline logs`: what the processes say.
@Command(name = "logs", description = "Show the logs of all processes, or of one.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Mixin private HomeOption homeOption = new HomeOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "ingest, enrich, store, gateway, broker, database, or up.")
    private @Nullable String service;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Lines per log (default: ${DEFAULT-VALUE}).")
    private int lines = 50;

    @Option(
            names = {"-f", "--follow"},
            description = "Print new lines until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Path> logs = logs(homeOption.home());
        if (logs.values().stream().noneMatch(Files::exists)) {
            throw new Failure(
                    ExitCode.NOT_FOUND, "No logs in %s yet.".formatted(homeOption.home().logs()));
        }
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        for (var log : logs.entrySet()) {
            followers.put(log.getKey(), new LogFollower(log.getValue()));
            print(log.getKey(), LogFiles.tail(log.getValue(), lines));
        }
        while (follow) {
            Thread.sleep(BETWEEN_LOOKS);
            followers.forEach((name, follower) -> print(name, follower.newLines()));
        }
        return ExitCode.OK;
    }

    private Map<String, Path> logs(Home home) {
        Map<String, Path> logs = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            logs.put(part.label(), home.log(part));
        }
        logs.put(UpCommand.SUPERVISOR, home.supervisorLog());
        if (service == null) {
            return logs;
        }
        String name = Part.named(service).map(Part::label).orElse(service);
        Path log = logs.get(name);
        if (log == null) {
            throw new Failure(
                    ExitCode.USAGE,
                    "Unknown log '%s'. Choose one of: %s"
                            .formatted(service, String.join(", ", logs.keySet())));
        }
        return Map.of(name, log);
    }

    private void print(String name, List<String> text) {
        for (String line : text) {
            System.out.println(service == null ? "%-8s | %s".formatted(name, line) : line);
        }
    }
}
