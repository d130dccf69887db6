package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.local.Home;
import org.dateline.local.Part;
import org.dateline.local.Ports;
import org.dateline.local.Readiness;

/// How a running Dateline is: its processes, and how much it holds.
///
/// @param memory of all its processes together in KiB, where the machine tells
/// @param progress counts of the running processes
/// @param health what each service says of itself
/// @param stored what the gateway counts, null while it does not answer
record SystemStatus(
        Home home,
        Ports ports,
        long supervisor,
        List<PartStatus> parts,
        OptionalLong memory,
        Progress progress,
        Map<Part, Health> health,
        Optional<JsonNode> stored) {

    /// How one part is.
    record PartStatus(Part part, Optional<ProcessHandle> process, int port, boolean ready) {

        String state() {
            if (process.isEmpty()) {
                return "not running";
            }
            return ready ? "ready" : "not ready";
        }
    }

    static SystemStatus of(Home home, ProcessHandle supervisor) throws IOException {
        Ports ports = home.ports().orElseThrow();
        List<PartStatus> parts = new ArrayList<>();
        Progress progress = new Progress();
        Map<Part, Health> health = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Optional<ProcessHandle> process = home.running().find(part.label());
            parts.add(new PartStatus(part, process, ports.of(part), isReady(part, home, ports)));
            if (part.isService()) {
                Service service = Service.of(home, ports, part);
                progress.update(part, service.metrics());
                health.put(part, Health.of(service));
            }
        }
        return new SystemStatus(
                home,
                ports,
                supervisor.pid(),
                parts,
                Memory.ofTree(supervisor),
                progress,
                health,
                stored(home, ports));
    }

    private static boolean isReady(Part part, Home home, Ports ports) throws IOException {
        return part.isService()
                ? Readiness.ofServiceOn(ports.of(part), home.systemId().orElse(""))
                : Readiness.ofServer(part, home, ports);
    }

    private static Optional<JsonNode> stored(Home home, Ports ports) throws IOException {
        try {
            return Optional.of(Service.of(home, ports, Part.GATEWAY).json("/v1/stats"));
        } catch (Failure away) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return parts.stream().allMatch(part -> part.process().isPresent() && part.ready());
    }

    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Home     " + home.folder());
        lines.add("Inbox    " + home.inbox());
        lines.add("Page     http://localhost:" + ports.of(Part.GATEWAY) + "/");
        lines.add("");
        for (PartStatus part : parts) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-9s %-12s port %-6d %s%s",
                            part.part().label(),
                            part.state(),
                            part.port(),
                            part.process().map(p -> "process " + p.pid()).orElse(""),
                            memory(part.process())));
            conditions(part.part())
                    .forEach(
                            (condition, line) ->
                                    lines.add(
                                            "          %s: %s"
                                                    .formatted(
                                                            condition,
                                                            ArticleLines.printable(line))));
        }
        memory.ifPresent(kib -> lines.add("total     " + mebibytes(kib)));
        lines.add("");
        lines.add("since the start: " + progress);
        lines.add(
                "waiting: %s to be enriched, %s to be stored"
                        .formatted(waiting(Part.ENRICH), waiting(Part.STORE)));
        stored.ifPresent(
                stats ->
                        lines.add(
                                "in the database: %d articles, %d sightings, %d entities"
                                        .formatted(
                                                stats.path("articles").asLong(),
                                                stats.path("sightings").asLong(),
                                                stats.path("entities").asLong())));
        return lines;
    }

    private String waiting(Part service) {
        OptionalLong lag = lag(service);
        return lag.isPresent() ? Long.toString(lag.getAsLong()) : "unknown";
    }

    private OptionalLong lag(Part part) {
        Health own = health.get(part);
        return own == null ? OptionalLong.empty() : own.lag();
    }

    private Map<String, String> conditions(Part part) {
        Health own = health.get(part);
        return own == null ? Map.of() : own.conditions();
    }

    private static String memory(Optional<ProcessHandle> process) {
        OptionalLong kib = process.map(Memory::ofTree).orElse(OptionalLong.empty());
        return kib.isPresent() ? ", " + mebibytes(kib.getAsLong()) : "";
    }

    private static String mebibytes(long kib) {
        return kib / 1024 + " MiB";
    }

    ObjectNode json() throws IOException {
        ObjectNode json = Service.JSON.createObjectNode();
        json.put("home", home.folder().toString());
        json.put("inbox", home.inbox().toString());
        json.put("ready", isReady());
        json.put("supervisor", supervisor);
        memory.ifPresent(kib -> json.put("memoryKiB", kib));
        ObjectNode processes = json.putObject("parts");
        for (PartStatus part : parts) {
            ObjectNode one = processes.putObject(part.part().label());
            one.put("state", part.state());
            one.put("port", part.port());
            part.process().ifPresent(process -> one.put("process", process.pid()));
            ObjectNode conditions = Service.JSON.createObjectNode();
            conditions(part.part()).forEach(conditions::put);
            if (!conditions.isEmpty()) {
                one.set("conditions", conditions);
            }
        }
        ObjectNode counts = json.putObject("sinceStart");
        for (Progress.Step step : Progress.Step.values()) {
            counts.put(step.label(), counts.path(step.label()).asLong() + progress.of(step));
        }
        ObjectNode waiting = json.putObject("waiting");
        for (Part part : Part.values()) {
            lag(part).ifPresent(lag -> waiting.put(part.label(), lag));
        }
        stored.ifPresent(stats -> json.set("stored", stats));
        return json;
    }
}
