package org.dateline.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.local.Home;
import org.dateline.local.Installation;
import org.dateline.local.LeftOvers;
import org.dateline.local.LocalSystem;
import org.dateline.local.Part;
import org.dateline.local.PortInUseException;
import org.dateline.local.PortReservations;
import org.dateline.local.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dateline up`: runs everything on this machine until it is told to end.
@Command(
        name = "up",
        description = "Run everything on this machine: broker, database and the four services.",
        footer = {
            "",
            "The first start drops the sample articles into the inbox. A port in use is replaced by"
                    + " the next free one and remembered. Ctrl-C stops everything; the next start"
                    + " resumes."
        })
final class UpCommand implements Callable<Integer> {

    /// What the supervising process is remembered as.
    static final String SUPERVISOR = "up";

    private static final Duration LEFT_OVER_LIMIT = Duration.ofSeconds(30);

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Inbox folder to watch; remembered (default: inbox in the home).")
    private @Nullable Path inbox;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the page and the API (default: the last one, or 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            description = "Port of the Kafka broker (default: the last one, or 9092).")
    private @Nullable Integer kafkaPort;

    @Option(names = "--no-seeds", description = "Don't drop the sample articles into the inbox.")
    private boolean noSeeds;

    @Option(
            names = "--detach",
            description = "Return once everything is ready, and keep it running in the background.")
    private boolean detach;

    private final Screen screen = new Screen();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<Part, Integer> wishes = wishes();
        Installation installation = Installation.ofThisProcess();
        requireBuilt(installation);
        Home home = homeOption.home();
        Optional<FileLock> lock = home.lock();
        if (lock.isEmpty()) {
            throw new Failure(ExitCode.ALREADY_RUNNING, alreadyRunning(home));
        }
        if (detach) {
            lock.get().acquiredBy().close();
            return new DetachedStart(installation, home, screen).run(options(), !noSeeds);
        }
        home.closeToOthers();
        home.running().remember(SUPERVISOR, ProcessHandle.current());
        List<Part> leftOver = LeftOvers.end(home, LEFT_OVER_LIMIT);
        if (!leftOver.isEmpty()) {
            screen.line("dateline: stopped leftover processes: " + names(leftOver));
        }
        if (inbox != null) {
            home.rememberInbox(inbox);
        }
        PortReservations reservations = new PortReservations();
        Ports ports = choosePorts(home, wishes, reservations);
        home.remember(ports);
        RunningMarker.create(installation);
        LocalSystem system =
                new LocalSystem(
                        installation, home, ports, reservations, new EventLines(screen, home));
        return new Foreground(screen, home, system, lock.get()).run(!noSeeds);
    }

    private Ports choosePorts(Home home, Map<Part, Integer> wishes, PortReservations reservations)
            throws IOException {
        try {
            return Ports.choose(wishes, home.ports(), reservations::reserve);
        } catch (PortInUseException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static void requireBuilt(Installation installation) {
        List<Part> missing = installation.missing();
        if (!missing.isEmpty()) {
            throw new Failure(
                    ExitCode.FAILED,
                    "Not built: %s. Build it with: ./mvnw -Dquick package"
                            .formatted(
                                    String.join(
                                            ", ", missing.stream().map(Part::module).toList())));
        }
    }

    private static String alreadyRunning(Home home) throws IOException {
        String process =
                home.running()
                        .find(SUPERVISOR)
                        .map(running -> " (process " + running.pid() + ")")
                        .orElse("");
        String page =
                home.ports()
                        .map(ports -> " Page: http://localhost:" + ports.of(Part.GATEWAY) + "/")
                        .orElse("");
        return "Dateline is already running on %s%s.%s Stop it with: ./dateline down --home '%s'"
                .formatted(home.folder(), process, page, home.folder());
    }

    private Map<Part, Integer> wishes() {
        Map<Part, Integer> wishes = new EnumMap<>(Part.class);
        if (port != null) {
            wishes.put(Part.GATEWAY, valid(port));
        }
        if (kafkaPort != null) {
            wishes.put(Part.BROKER, valid(kafkaPort));
        }
        return wishes;
    }

    private int valid(int wished) {
        if (wished < 1 || wished > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "%d is not a port; choose 1 to 65535".formatted(wished));
        }
        return wished;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        options.addAll(List.of("--home", homeOption.home().folder().toString()));
        if (inbox != null) {
            options.addAll(List.of("--inbox", inbox.toAbsolutePath().toString()));
        }
        if (port != null) {
            options.addAll(List.of("--port", port.toString()));
        }
        if (kafkaPort != null) {
            options.addAll(List.of("--kafka-port", kafkaPort.toString()));
        }
        if (noSeeds) {
            options.add("--no-seeds");
        }
        return options;
    }

    private static String names(List<Part> parts) {
        return String.join(", ", parts.stream().map(Part::label).toList());
    }

    /// Tells the launcher that a Dateline runs out of this folder, so that it is not built anew
    /// under it.
    private static final class RunningMarker {

        private RunningMarker() {}

        static void create(Installation installation) throws IOException {
            Path folder = installation.root().resolve("target/dateline/running");
            Files.createDirectories(folder);
            Path file = folder.resolve(Long.toString(ProcessHandle.current().pid()));
            Files.writeString(file, "");
            file.toFile().deleteOnExit();
        }
    }
}
