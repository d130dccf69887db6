package org.dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
@Command(name = "logs", description = "Show what the processes say, or one of them.")
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
            description = "How many lines of each (default: ${DEFAULT-VALUE}).")
    private int lines = 50;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Path> logs = logs(homeOption.home());
        if (logs.values().stream().noneMatch(Files::exists)) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "There is no log in %s yet.".formatted(homeOption.home().logs()));
        }
        Map<String, Long> read = new LinkedHashMap<>();
        for (var log : logs.entrySet()) {
            read.put(log.getKey(), size(log.getValue()));
            print(log.getKey(), LogFiles.tail(log.getValue(), lines));
        }
        while (follow) {
            Thread.sleep(BETWEEN_LOOKS);
            for (var log : logs.entrySet()) {
                read.computeIfPresent(
                        log.getKey(), (name, from) -> printFrom(name, log.getValue(), from));
            }
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
                    "There is no %s. Logs are kept of: %s"
                            .formatted(service, String.join(", ", logs.keySet())));
        }
        return Map.of(name, log);
    }

    private void print(String name, List<String> text) {
        for (String line : text) {
            System.out.println(service == null ? "%-8s | %s".formatted(name, line) : line);
        }
    }

    /// Prints the whole lines from there on.
    ///
    /// @return where to go on
    private long printFrom(String name, Path log, long from) {
        try {
            long size = size(log);
            if (size <= from) {
                return size;
            }
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                byte[] bytes = new byte[(int) Math.min(size - from, 1 << 20)];
                file.seek(from);
                file.readFully(bytes);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                print(name, new String(Arrays.copyOf(bytes, end), UTF_8).lines().toList());
                return from + end;
            }
        } catch (IOException e) {
            return from;
        }
    }

    private static long size(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
