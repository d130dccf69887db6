package org.dateline.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dateline.benchmarks.setting.Checkout;
import org.dateline.benchmarks.setting.Report;
import org.dateline.benchmarks.setting.WorkingFolder;
import org.dateline.local.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dateline bench faults`.
@Command(
        name = "faults",
        description = {
            "Kill parts of the whole system, from a fresh home, while articles are dropped; then"
                    + " check that each is stored once, as it was dropped.",
            "Before that, kill each part of the idle system some times, and say how long it takes"
                    + " until an article that is dropped at that moment can be queried. After it,"
                    + " drop many small files at once.",
            "Exit status: 1 if an article was lost, stored twice or changed."
        })
public final class FaultsCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LINES_A_FILE = 20;
    private static final int LONGEST_LIFE_MILLIS = 7_000;
    private static final int SHARE_OF_LAUNCHER_KILLS = 5;
    private static final long POLL_MILLIS = 20;
    private static final String LAUNCHER = "launcher";

    private static final List<String> NAMES =
            Stream.concat(Stream.of(Part.values()).map(Part::label), Stream.of(LAUNCHER)).toList();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--recoveries",
            defaultValue = "5",
            paramLabel = "N",
            description = "How often each part of the idle system is killed (${DEFAULT-VALUE}).")
    private int recoveries;

    @Option(
            names = "--part",
            split = ",",
            paramLabel = "PART",
            description =
                    "Which of them, by names such as enrich, or launcher for all at once (default:"
                            + " each).")
    private List<String> parts = NAMES;

    @Option(
            names = "--kills",
            defaultValue = "60",
            paramLabel = "N",
            description = "How many kills under load (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--articles",
            defaultValue = "10000",
            paramLabel = "N",
            description = "How many articles are dropped under them (${DEFAULT-VALUE}).")
    private int articles;

    @Option(
            names = "--small",
            defaultValue = "50000",
            paramLabel = "N",
            description = "How many small files are dropped at once (${DEFAULT-VALUE}).")
    private int small;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Which articles, and which kills when (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private WorkingFolder folder = new WorkingFolder();

    @Mixin private Report report = new Report();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!NAMES.containsAll(parts)) {
            throw new ParameterException(
                    spec.commandLine(), "--part takes " + String.join(", ", NAMES));
        }
        try (WorkingFolder.Open place = folder.open();
                RunningSystem system =
                        RunningSystem.start(Checkout.root(), place.path().resolve("home"))) {
            Path staging = Files.createDirectories(place.path().resolve("staging"));
            Drops drops = new Drops(system.inbox(), staging, seed);
            drops.lines(LINES_A_FILE);
            system.await(drops.count(), PATIENCE);
            recoverFromEachPart(system, drops);
            killUnderLoad(system, drops);
            manyAtOnce(system, drops);
            return isComplete(system, drops) ? 0 : 1;
        }
    }

    private void recoverFromEachPart(RunningSystem system, Drops drops)
            throws IOException, InterruptedException {
        if (recoveries == 0) {
            return;
        }
        report.say(
                "From a kill of the idle system to an article that was dropped then, in seconds:");
        for (Part part : Part.values()) {
            if (parts.contains(part.label())) {
                recoverFrom(part, system, drops);
            }
        }
        if (parts.contains(LAUNCHER)) {
            recoverFromLauncher(system, drops);
        }
    }

    private void recoverFrom(Part part, RunningSystem system, Drops drops)
            throws IOException, InterruptedException {
        Times times = new Times();
        for (int i = 0; i < recoveries; i++) {
            long killed = System.nanoTime();
            awaitKill(system, part);
            drops.file();
            system.await(drops.count(), PATIENCE);
            times.add(since(killed));
        }
        sayTimes(part.label(), times);
    }

    private void recoverFromLauncher(RunningSystem system, Drops drops)
            throws IOException, InterruptedException {
        Times times = new Times();
        for (int i = 0; i < recoveries; i++) {
            long killed = System.nanoTime();
            drops.file();
            system.killLauncherAndStartNext();
            system.await(drops.count(), PATIENCE);
            times.add(since(killed));
        }
        sayTimes(LAUNCHER, times);
    }

    /// A part that was killed before may not be back yet: no article needed it.
    private static void awaitKill(RunningSystem system, Part part)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!system.kill(part)) {
            if (since(begun).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException(part.label() + " does not come back");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void sayTimes(String what, Times times) {
        report.say(
                "  %-9s median %5.1f, worst %5.1f",
                what, times.medianSeconds(), times.worstSeconds());
    }

    private void killUnderLoad(RunningSystem system, Drops drops)
            throws IOException, InterruptedException {
        Random chance = new Random(seed);
        Map<Part, Integer> killed = new EnumMap<>(Part.class);
        int launchers = 0;
        long begun = System.nanoTime();
        long from = drops.count();
        for (int kill = 1; kill <= kills; kill++) {
            long until = System.nanoTime() + chance.nextLong(LONGEST_LIFE_MILLIS * 1_000_000L);
            long due = from + (long) articles * kill / kills;
            do {
                drop(drops, due, chance);
                Thread.sleep(POLL_MILLIS);
            } while (System.nanoTime() < until);
            while (drops.count() < due) {
                drop(drops, due, chance);
            }
            if (chance.nextInt(100) < SHARE_OF_LAUNCHER_KILLS) {
                system.killLauncherAndStartNext();
                launchers++;
            } else {
                Part part = Part.values()[chance.nextInt(Part.values().length)];
                awaitKill(system, part);
                killed.merge(part, 1, Integer::sum);
            }
        }
        if (kills > 0) {
            system.await(drops.count(), PATIENCE);
            report.say(
                    "%d kills while %d articles were dropped, all stored after %.0f s: %s",
                    kills,
                    drops.count() - from,
                    Times.seconds(since(begun)),
                    names(killed, launchers));
        }
    }

    private static void drop(Drops drops, long due, Random chance) throws IOException {
        long left = due - drops.count();
        if (left >= LINES_A_FILE && chance.nextBoolean()) {
            drops.lines(LINES_A_FILE);
        } else if (left > 0) {
            drops.file();
        }
    }

    private static String names(Map<Part, Integer> killed, int launchers) {
        StringBuilder names = new StringBuilder();
        killed.forEach(
                (part, times) -> names.append(part.label()).append(' ').append(times).append(", "));
        return names.append("launcher ").append(launchers).toString();
    }

    private void manyAtOnce(RunningSystem system, Drops drops)
            throws IOException, InterruptedException {
        if (small == 0) {
            return;
        }
        long begun = System.nanoTime();
        for (int i = 0; i < small; i++) {
            drops.file();
        }
        double dropped = Times.seconds(since(begun));
        system.await(drops.count(), PATIENCE);
        double stored = Times.seconds(since(begun));
        report.say(
                "%d small files, dropped in %.0f s: all stored after %.0f s, %.0f/s;"
                        + " load average %.1f on %d processors",
                small,
                dropped,
                stored,
                small / stored,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    /// Reads everything that is stored, and compares it with what was dropped.
    private boolean isComplete(RunningSystem system, Drops drops)
            throws IOException, InterruptedException {
        long strange = 0;
        String page = "/v1/articles?duplicates=INCLUDE&limit=100";
        while (!page.isEmpty()) {
            JsonNode list = answer(system, page);
            for (JsonNode article : list.path("articles")) {
                JsonNode whole = answer(system, "/v1/articles/" + article.path("id").asText());
                if (!drops.tick(whole.path("text").asText())) {
                    strange++;
                }
            }
            String next = list.path("next").asText("");
            page =
                    next.isEmpty() || list.path("next").isNull()
                            ? ""
                            : "/v1/articles?duplicates=INCLUDE&limit=100&cursor="
                                    + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        var count = system.count().orElseThrow();
        long twice = count.sightings() - count.articles();
        int aside = system.quarantined().size();
        report.say(
                "%d articles dropped: %d missing, %d with another text, %d stored twice, %d put aside",
                drops.count(), drops.missing(), strange, twice, aside);
        return drops.missing() == 0 && strange == 0 && twice == 0 && aside == 0;
    }

    private static JsonNode answer(RunningSystem system, String path)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Optional<JsonNode> answer = system.ask(path);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (since(begun).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("the gateway does not answer " + path);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
