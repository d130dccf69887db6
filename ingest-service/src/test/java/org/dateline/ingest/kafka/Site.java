package org.dateline.ingest.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dateline.events.ReasonCode;
import org.dateline.formats.Formats;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.DiskLimits;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Tally;

/// An inbox with its archive and quarantine, and a folder in it of a name that no other test uses.
final class Site implements Tally {

    private static final Duration QUIET_PERIOD = Duration.ofSeconds(1);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);

    final Path root;
    final String folder = "t" + UUID.randomUUID();

    /// Of the ingester that was started last.
    volatile Conditions conditions = new Conditions((condition, line) -> {});

    final AtomicInteger seen = new AtomicInteger();
    final AtomicInteger published = new AtomicInteger();
    final AtomicInteger archived = new AtomicInteger();
    final AtomicInteger putBack = new AtomicInteger();
    final Map<ReasonCode, Integer> quarantined = new ConcurrentHashMap<>();
    final Map<ReasonCode, Integer> rejected = new ConcurrentHashMap<>();
    private final String bootstrapServers;
    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

    Site(Path root, String bootstrapServers) throws IOException {
        this.root = root;
        this.bootstrapServers = bootstrapServers;
        Files.createDirectories(root.resolve("inbox").resolve(folder));
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    Ingester start() throws IOException {
        return start(CrashPoint.Passing.UNHINDERED);
    }

    Ingester start(CrashPoint.Passing crash) throws IOException {
        return start(settings(root, bootstrapServers), crash);
    }

    /// Starts one that deletes what is published.
    Ingester startDeleting(CrashPoint.Passing crash) throws IOException {
        return start(
                settings(root, bootstrapServers, Destination.Policy.DELETE, QUIET_PERIOD), crash);
    }

    /// Starts one that waits for long before it takes an empty file.
    Ingester startPatient() throws IOException {
        return start(
                settings(
                        root, bootstrapServers, Destination.Policy.ARCHIVE, Duration.ofMinutes(10)),
                CrashPoint.Passing.UNHINDERED);
    }

    /// Starts one that says soon that it does not get on.
    Ingester startImpatient(CrashPoint.Passing crash) throws IOException {
        return start(
                settings(
                        root,
                        bootstrapServers,
                        Destination.Policy.ARCHIVE,
                        QUIET_PERIOD,
                        Duration.ofSeconds(3),
                        0),
                crash);
    }

    /// Starts one that keeps some of each disk free.
    Ingester startThrifty() throws IOException {
        return start(
                settings(
                        root,
                        bootstrapServers,
                        Destination.Policy.ARCHIVE,
                        QUIET_PERIOD,
                        STALLED_AFTER,
                        64 << 20),
                CrashPoint.Passing.UNHINDERED);
    }

    private Ingester start(Ingester.Settings settings, CrashPoint.Passing crash)
            throws IOException {
        conditions = new Conditions((condition, line) -> {});
        return Ingester.start(settings, this, conditions, Clock.systemUTC(), crash, fatal::add);
    }

    static Ingester.Settings settings(Path root, String bootstrapServers) {
        return settings(root, bootstrapServers, Destination.Policy.ARCHIVE, QUIET_PERIOD);
    }

    private static Ingester.Settings settings(
            Path root, String bootstrapServers, Destination.Policy policy, Duration quietPeriod) {
        return settings(root, bootstrapServers, policy, quietPeriod, STALLED_AFTER, 0);
    }

    private static Ingester.Settings settings(
            Path root,
            String bootstrapServers,
            Destination.Policy policy,
            Duration quietPeriod,
            Duration stalledAfter,
            long minimumFree) {
        return new Ingester.Settings(
                new Formats(),
                root.resolve("inbox"),
                policy,
                root.resolve("archive"),
                root.resolve("quarantine"),
                Map.of("bootstrap.servers", bootstrapServers),
                quietPeriod,
                Duration.ofSeconds(30),
                stalledAfter,
                new DiskLimits(List.of(), minimumFree),
                Limits.USUAL);
    }

    /// Drops a file as a careful writer does.
    Path drop(String name, byte[] bytes) throws IOException {
        Path file = inbox().resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(".draft");
        Files.write(draft, bytes);
        return Files.move(draft, file);
    }

    /// Files in the archive, quarantine or inbox, by their names alone.
    List<String> filesIn(String place) throws IOException {
        try (Stream<Path> tree = Files.walk(root.resolve(place))) {
            return tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> file.toString().contains(folder))
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("^.+\\." + folder + "%2F", ""))
                    .map(name -> name.replace("%25", "%"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of("(changing)");
        }
    }

    List<Throwable> fatal() {
        return fatal;
    }

    @Override
    public void seen() {
        seen.incrementAndGet();
    }

    @Override
    public void published(int articles) {
        published.addAndGet(articles);
    }

    @Override
    public void archived() {
        archived.incrementAndGet();
    }

    @Override
    public void quarantined(ReasonCode reason) {
        quarantined.merge(reason, 1, Integer::sum);
    }

    @Override
    public void rejected(ReasonCode reason) {
        rejected.merge(reason, 1, Integer::sum);
    }

    @Override
    public void putBack() {
        putBack.incrementAndGet();
    }
}
