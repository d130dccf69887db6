package org.dateline.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What it takes to start a process.
///
/// @param name what people call it, such as `ingest`
/// @param environment variables of its own; it inherits the others
/// @param log where its output is appended to
/// @param ready file it writes once it is ready, removed before each start
/// @param end signal that asks it to end
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Path ready,
        EndSignal end) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// The signal that asks a process to end in good order.
    public enum EndSignal {
        /// What the JVM answers with its shutdown hooks.
        TERM,
        /// What PostgreSQL answers without waiting for its clients.
        INT
    }
}
