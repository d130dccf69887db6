package org.dateline.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Remembers in a folder which processes run, so that a later JVM finds what an earlier one left
/// behind. A process is known by its id and its start, since ids come round again.
///
/// @param folder one small file for each process
public record RunningProcesses(Path folder) {

    public void remember(String name, ProcessHandle process) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(name + ".tmp");
        Files.writeString(unfinished, process.pid() + " " + start(process) + "\n", UTF_8);
        Files.move(
                unfinished,
                file(name),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    public void forget(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /// The process that was remembered under the name, if it still runs.
    public Optional<ProcessHandle> find(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return alive(Files.readString(file, UTF_8).strip());
    }

    private static Optional<ProcessHandle> alive(String remembered) {
        int space = remembered.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(remembered.substring(0, space));
            String start = remembered.substring(space + 1);
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> start(process).equals(start));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
