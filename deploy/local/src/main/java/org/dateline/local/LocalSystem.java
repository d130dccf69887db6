package org.dateline.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dateline.local.LocalProcesses.DatabaseProcess;
import org.dateline.local.process.Backoff;
import org.dateline.local.process.ProcessEvent;
import org.dateline.local.process.ProcessSpec;
import org.dateline.local.process.SupervisedProcess;

/// Dateline on one machine: broker, database and the four services as child processes. Whoever
/// starts one holds the home's lock.
public final class LocalSystem {

    private static final Duration LATE_AFTER = Duration.ofSeconds(90);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Installation installation;
    private final Home home;
    private final Ports ports;
    private final PortReservations reservations;
    private final String id;
    private final LocalProcesses processes;
    private final Consumer<SystemEvent> listener;
    private final Map<Part, SupervisedProcess> supervised = new EnumMap<>(Part.class);
    private final Set<Part> hopeless = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final long start = System.nanoTime();

    /// @param home remembers the ports already
    /// @param reservations of the ports, given back at the end
    public LocalSystem(
            Installation installation,
            Home home,
            Ports ports,
            PortReservations reservations,
            Consumer<SystemEvent> listener)
            throws IOException {
        this.installation = installation;
        this.home = home;
        this.ports = ports;
        this.reservations = reservations;
        this.id = home.systemId().orElseThrow();
        this.processes = new LocalProcesses(installation, home, ports);
        this.listener = listener;
    }

    public Ports ports() {
        return ports;
    }

    /// What its services answer with.
    public String id() {
        return id;
    }

    /// Since the system was started.
    public Duration running() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Starts everything, each part as soon as what it needs is ready, and waits until all are, or
    /// until it is clear that one never will be.
    ///
    /// @return whether all parts are ready
    public boolean start() throws IOException {
        home.adminToken(); // before services ask for it at the same time
        var broker = inBackground(Part.BROKER, this::startBroker);
        var database = inBackground(Part.DATABASE, this::startDatabase);
        var both = broker.thenCombine(database, Boolean::logicalAnd);
        return Stream.of(
                        broker,
                        database,
                        startAfter(broker, Part.INGEST),
                        startAfter(broker, Part.ENRICH),
                        startAfter(both, Part.STORE),
                        startAfter(both, Part.GATEWAY))
                .map(CompletableFuture::join)
                .reduce(true, Boolean::logicalAnd);
    }

    private CompletableFuture<Boolean> startAfter(CompletableFuture<Boolean> needed, Part service) {
        return needed.thenCompose(
                ready -> ready ? inBackground(service, () -> startService(service)) : needed);
    }

    /// Makes the folders, and on the first start copies the sample articles into the inbox.
    ///
    /// @return how many were copied
    public int prepare(boolean withSeeds) throws IOException {
        for (Path folder : List.of(home.inbox(), home.archive(), home.quarantine(), home.logs())) {
            Files.createDirectories(folder);
        }
        if (home.wasStarted()) {
            return 0;
        }
        List<Path> seeds = withSeeds ? installation.seeds() : List.of();
        for (Path seed : seeds) {
            Path hidden = home.inbox().resolve("." + seed.getFileName() + ".part");
            Files.copy(seed, hidden, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    hidden,
                    home.inbox().resolve(String.valueOf(seed.getFileName())),
                    StandardCopyOption.ATOMIC_MOVE);
        }
        home.rememberStarted();
        return seeds.size();
    }

    /// Marks the system as ready, for commands that wait for that.
    public void announceReady() throws IOException {
        Files.writeString(home.readyFile(), Long.toString(ProcessHandle.current().pid()), UTF_8);
    }

    private boolean startBroker() throws IOException {
        supervise(Part.BROKER, processes.broker());
        return awaitReady(Part.BROKER, () -> Files.exists(home.readyFile(Part.BROKER)));
    }

    private boolean startDatabase() throws IOException {
        DatabaseProcess database = processes.database();
        if (!secured(database)) {
            return false;
        }
        supervise(Part.DATABASE, database.spec());
        return awaitReady(Part.DATABASE, database::answers);
    }

    /// Tries until it succeeds, as with the server itself: a disk may be full, and what is left of
    /// a killed server still end.
    ///
    /// @return false when the end was asked for meanwhile
    private boolean secured(DatabaseProcess database) {
        for (int failures = 1; ; failures++) {
            try {
                database.secure();
                return true;
            } catch (IOException e) {
                Duration wait = Backoff.DEFAULT.delay(failures);
                changed(
                        Part.DATABASE,
                        new ProcessEvent.NotStarted(
                                Part.DATABASE.label(), String.valueOf(e.getMessage()), wait));
                if (isEndingAfter(wait)) {
                    return false;
                }
            }
        }
    }

    private boolean startService(Part service) throws IOException {
        supervise(service, processes.service(service));
        return awaitReady(service, () -> Readiness.ofServiceOn(ports.of(service), id));
    }

    private void supervise(Part part, ProcessSpec spec) throws IOException {
        LogFiles.rotate(spec.log());
        SupervisedProcess process =
                new SupervisedProcess(
                        spec, Backoff.DEFAULT, home.running(), event -> changed(part, event));
        synchronized (supervised) {
            if (ending.getCount() > 0) {
                supervised.put(part, process);
                process.start();
            }
        }
    }

    private void changed(Part part, ProcessEvent event) {
        if (event instanceof ProcessEvent.Misconfigured) {
            hopeless.add(part);
        }
        listener.accept(new SystemEvent.Changed(part, event));
    }

    /// Waits as long as it takes, and says so once when it takes long.
    private boolean awaitReady(Part part, BooleanSupplier ready) {
        boolean late = false;
        long begin = System.nanoTime();
        while (!ready.getAsBoolean()) {
            if (hopeless.contains(part) || isEndingAfter(BETWEEN_TRIES)) {
                return false;
            }
            if (!late && System.nanoTime() - begin > LATE_AFTER.toNanos()) {
                late = true;
                listener.accept(new SystemEvent.Late(part, LATE_AFTER));
            }
        }
        listener.accept(new SystemEvent.Ready(part, running()));
        return true;
    }

    private boolean isEndingAfter(Duration pause) {
        try {
            return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private CompletableFuture<Boolean> inBackground(Part part, Start start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.succeeds();
                    } catch (IOException e) {
                        listener.accept(
                                new SystemEvent.Impossible(part, String.valueOf(e.getMessage())));
                        return false;
                    }
                },
                task -> Thread.ofPlatform().name("start-" + part.label()).daemon().start(task));
    }

    private interface Start {
        boolean succeeds() throws IOException;
    }

    /// Ends everything: services, then database, then broker.
    public void end() throws InterruptedException {
        ending.countDown();
        endTogether(Part.SERVICES);
        endTogether(List.of(Part.DATABASE));
        endTogether(List.of(Part.BROKER));
        reservations.close();
        try {
            Files.deleteIfExists(home.readyFile());
        } catch (IOException e) {
            // It names a process that has gone, so it deceives nobody.
        }
    }

    private void endTogether(List<Part> parts) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Part part : parts) {
            SupervisedProcess process;
            synchronized (supervised) {
                process = supervised.get(part);
            }
            if (process != null) {
                listener.accept(new SystemEvent.Ending(part));
                threads.add(Thread.ofPlatform().start(() -> end(process)));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void end(SupervisedProcess process) {
        try {
            process.end(END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
