package org.dateline.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A child process that is started again whenever it ends by itself.
public final class SupervisedProcess {

    /// Exit status of a process whose configuration is wrong, `EX_CONFIG` of `sysexits.h`.
    public static final int MISCONFIGURED = 78;

    /// Settings of our processes that the surrounding shell must not change.
    private static final Set<String> OWN_PREFIXES =
            Set.of("DATELINE_", "KAFKA_", "QUARKUS_", "SMALLRYE_", "MP_", "PG");

    private final ProcessSpec spec;
    private final Backoff backoff;
    private final RunningProcesses running;
    private final Consumer<ProcessEvent> listener;
    private final Thread watcher;

    private volatile boolean ending;
    private @Nullable Process process;

    public SupervisedProcess(
            ProcessSpec spec,
            Backoff backoff,
            RunningProcesses running,
            Consumer<ProcessEvent> listener) {
        this.spec = spec;
        this.backoff = backoff;
        this.running = running;
        this.listener = listener;
        this.watcher =
                Thread.ofPlatform().name("watch-" + spec.name()).daemon().unstarted(this::watch);
    }

    public String name() {
        return spec.name();
    }

    public void start() {
        watcher.start();
    }

    /// The process as it runs now, if it does.
    public synchronized Optional<ProcessHandle> current() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    private void watch() {
        int failures = 0;
        while (!ending) {
            long start = System.nanoTime();
            Duration wait;
            try {
                Optional<Process> launched = launch();
                if (launched.isEmpty()) {
                    return;
                }
                int status = launched.get().waitFor();
                running.forget(spec.name());
                if (ending) {
                    return;
                }
                if (status == MISCONFIGURED) {
                    listener.accept(new ProcessEvent.Misconfigured(spec.name()));
                    return;
                }
                failures = backoff.failures(failures, Duration.ofNanos(System.nanoTime() - start));
                wait = backoff.delay(failures);
                listener.accept(new ProcessEvent.Ended(spec.name(), status, wait));
            } catch (IOException e) {
                failures++;
                wait = backoff.delay(failures);
                listener.accept(
                        new ProcessEvent.NotStarted(
                                spec.name(), String.valueOf(e.getMessage()), wait));
            } catch (InterruptedException e) {
                return;
            }
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Nothing, if the end was asked for in the meantime.
    private synchronized Optional<Process> launch() throws IOException {
        if (ending) {
            return Optional.empty();
        }
        Files.deleteIfExists(spec.ready());
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(apartFromTerminal(spec.command()))
                        .redirectErrorStream(true)
                        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(Redirect.appendTo(spec.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(SupervisedProcess::isOurs);
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(spec.environment());
        Process launched = builder.start();
        process = launched;
        running.remember(spec.name(), launched.toHandle());
        listener.accept(new ProcessEvent.Started(spec.name(), launched.pid()));
        return Optional.of(launched);
    }

    private static boolean isOurs(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return OWN_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /// Ctrl-C goes to a terminal's whole process group. Children end in an order of ours, so they
    /// stand in groups of their own, or ignore it where that is not to be had.
    private static List<String> apartFromTerminal(List<String> command) {
        List<String> apart = new ArrayList<>();
        if (Setsid.AVAILABLE) {
            apart.add("setsid");
        } else {
            apart.addAll(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        }
        apart.addAll(command);
        return apart;
    }

    private static final class Setsid {
        static final boolean AVAILABLE =
                Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
    }

    /// Ends it for good; kills it when it has not ended within the limit.
    public void end(Duration limit) throws InterruptedException {
        Optional<ProcessHandle> last;
        synchronized (this) {
            ending = true;
            last = current();
        }
        if (last.isPresent() && !Signals.end(last.get(), spec.end(), limit)) {
            listener.accept(new ProcessEvent.Killed(spec.name()));
        }
        watcher.interrupt();
        watcher.join();
        try {
            running.forget(spec.name());
            Files.deleteIfExists(spec.ready());
        } catch (IOException e) {
            // A later start finds the process gone.
        }
    }
}
