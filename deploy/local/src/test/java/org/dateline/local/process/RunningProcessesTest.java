package org.dateline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessesTest {

    @TempDir Path folder;

    @Test
    void runningProcessIsFoundAgain() throws IOException {
        var running = new RunningProcesses(folder.resolve("new"));

        running.remember("test", ProcessHandle.current());

        assertThat(running.find("test")).contains(ProcessHandle.current());
    }

    @Test
    void processThatHasEndedIsNotFound() throws Exception {
        var running = new RunningProcesses(folder);
        Process process = new ProcessBuilder("sleep", "60").start();
        running.remember("test", process.toHandle());

        process.destroyForcibly().waitFor();

        assertThat(running.find("test")).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameIdIsNotTakenForIt() throws IOException {
        var running = new RunningProcesses(folder);

        Files.writeString(
                folder.resolve("test"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");

        assertThat(running.find("test")).isEmpty();
    }

    @Test
    void damagedFileIsNoProcess() throws IOException {
        var running = new RunningProcesses(folder);

        Files.writeString(folder.resolve("test"), "half a li");

        assertThat(running.find("test")).isEmpty();
        assertThat(running.find("never remembered")).isEmpty();
    }

    @Test
    void forgottenProcessIsNotFound() throws IOException {
        var running = new RunningProcesses(folder);
        running.remember("test", ProcessHandle.current());

        running.forget("test");

        assertThat(running.find("test")).isEmpty();
    }
}
