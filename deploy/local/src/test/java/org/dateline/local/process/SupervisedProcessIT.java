package org.dateline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dateline.local.process.ProcessSpec.EndSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMinutes(1));

    private final BlockingQueue<ProcessEvent> events = new LinkedBlockingQueue<>();

    @TempDir Path folder;

    @Test
    void killedProcessIsStartedAgain() throws Exception {
        SupervisedProcess process = supervised("exec sleep 300");
        process.start();
        long first = ((ProcessEvent.Started) next()).pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        assertThat(next()).isEqualTo(new ProcessEvent.Ended("test", 137, Duration.ofMillis(10)));
        long second = ((ProcessEvent.Started) next()).pid();
        assertThat(second).isNotEqualTo(first);
        assertThat(running().find("test")).map(ProcessHandle::pid).contains(second);

        process.end(LIMIT);

        assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(running().find("test")).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void processThatDoesNotEndIsKilled() throws Exception {
        SupervisedProcess process =
                supervised("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        process.start();
        long pid = ((ProcessEvent.Started) next()).pid();
        awaitOutput("deaf");

        process.end(Duration.ofMillis(300));

        assertThat(next()).isEqualTo(new ProcessEvent.Killed("test"));
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void misconfiguredProcessIsLeftAlone() throws Exception {
        SupervisedProcess process = supervised("exit 78");
        process.start();

        assertThat(next()).isInstanceOf(ProcessEvent.Started.class);
        assertThat(next()).isEqualTo(new ProcessEvent.Misconfigured("test"));
        process.end(LIMIT);
        assertThat(events).isEmpty();
    }

    @Test
    void programThatIsMissingIsTriedAgainAndSaidSo() throws Exception {
        SupervisedProcess process = supervised(List.of(folder + "/no such program"));
        process.start();

        ProcessEvent first = next();
        while (first instanceof ProcessEvent.Started) {
            first = next();
        }
        assertThat(first).isInstanceOfAny(ProcessEvent.Ended.class, ProcessEvent.NotStarted.class);
        process.end(LIMIT);
    }

    @Test
    void processHasTheEnvironmentItWasGivenAndALogOfItsOwn() throws Exception {
        SupervisedProcess process = supervised("echo \"$GREETING $LC_ALL\"; exec sleep 300");
        process.start();

        awaitOutput("hello C.UTF-8");
        process.end(LIMIT);
    }

    private SupervisedProcess supervised(String script) {
        return supervised(List.of("sh", "-c", script));
    }

    private SupervisedProcess supervised(List<String> command) {
        var spec =
                new ProcessSpec(
                        "test",
                        command,
                        Map.of("GREETING", "hello"),
                        folder.resolve("logs/test.log"),
                        folder.resolve("test.ready"),
                        EndSignal.TERM);
        return new SupervisedProcess(spec, QUICK, running(), events::add);
    }

    private RunningProcesses running() {
        return new RunningProcesses(folder.resolve("run"));
    }

    private ProcessEvent next() throws InterruptedException {
        ProcessEvent event = events.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    private void awaitOutput(String line) throws IOException {
        Path log = folder.resolve("logs/test.log");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(log) || !Files.readString(log).lines().toList().contains(line)) {
            assertThat(System.nanoTime()).as("waiting for " + line).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
