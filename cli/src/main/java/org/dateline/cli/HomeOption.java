package org.dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dateline.local.Home;
import org.dateline.local.Part;
import org.dateline.local.Ports;
import org.dateline.local.broker.BrokerUser;
import picocli.CommandLine.Option;

/// Which Dateline of this machine is meant.
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = {
                "Home folder with all data.",
                "Default: $$DATELINE_HOME, else .dateline"
            })
    private Path folder = Path.of(System.getenv().getOrDefault("DATELINE_HOME", ".dateline"));

    Home home() {
        return new Home(folder);
    }

    /// The supervisor that runs on it.
    ///
    /// @throws Failure if there is none
    ProcessHandle supervisor() throws IOException {
        return home().running()
                .find(UpCommand.SUPERVISOR)
                .orElseThrow(() -> new Failure(ExitCode.NOT_RUNNING, notRunning()));
    }

    /// A service: where the environment says, as in `DATELINE_STORE_URL`, else of the Dateline that
    /// runs on the home.
    Service service(Part part) throws IOException {
        String elsewhere = elsewhere(part);
        if (!elsewhere.isEmpty()) {
            return new Service(
                    part.module(),
                    elsewhere.replaceFirst("/+$", ""),
                    Optional.empty(),
                    Optional.empty(),
                    Service.CHECK);
        }
        supervisor();
        Ports ports =
                home().ports().orElseThrow(() -> new Failure(ExitCode.NOT_RUNNING, notRunning()));
        Service service = Service.of(home(), ports, part);
        return Files.exists(home().readyFile()) ? service : service.whileStarting();
    }

    /// Whether there is an address to ask a service at.
    boolean runsOrIsNamed(Part part) throws IOException {
        return !elsewhere(part).isEmpty()
                || home().running().find(UpCommand.SUPERVISOR).isPresent();
    }

    private static String elsewhere(Part part) {
        return System.getenv().getOrDefault("DATELINE_" + part.name() + "_URL", "").strip();
    }

    /// A service, asked by whoever operates it: with the token of the environment, else that of the
    /// home, if the service is the home's.
    Service operated(Part part) throws IOException {
        Service service = service(part);
        String chosen = chosenToken();
        if (!chosen.isEmpty()) {
            return service.with(Optional.of(chosen));
        }
        return service.system().isPresent()
                ? service.with(Optional.of(home().adminToken()))
                : service;
    }

    private static String chosenToken() {
        return System.getenv().getOrDefault("DATELINE_ADMIN_TOKEN", "").strip();
    }

    /// What the owner of the home connects to its broker with, by Kafka's own names.
    ///
    /// @throws Failure if none runs
    Map<String, Object> brokerConnection() throws IOException {
        supervisor();
        return BrokerUser.ADMIN.settings(home().ports().orElseThrow().services(), home().secrets());
    }

    /// What services ask of whoever erases: as the environment says, else the home's own.
    String adminToken() throws IOException {
        String chosen = chosenToken();
        return chosen.isEmpty() ? home().adminToken() : chosen;
    }

    private String notRunning() {
        Path shown = home().folder();
        String start = "Start it with: ./dateline up --home '" + shown + "'";
        return Files.isDirectory(shown)
                ? "Dateline is not running on " + shown + ". " + start
                : "There is no Dateline home at " + shown + ". " + start;
    }
}
