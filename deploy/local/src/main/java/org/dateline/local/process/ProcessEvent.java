package org.dateline.local.process;

import java.time.Duration;

/// Something that happened to a process under supervision.
public sealed interface ProcessEvent {

    String name();

    /// It runs, though it may not be ready.
    record Started(String name, long pid) implements ProcessEvent {}

    /// It ended by itself and will be started again.
    ///
    /// @param status exit status; 128 and the signal's number where a signal ended it
    record Ended(String name, int status, Duration again) implements ProcessEvent {}

    /// It could not be started at all, which will be tried again.
    record NotStarted(String name, String reason, Duration again) implements ProcessEvent {}

    /// It says that its configuration is wrong. It is not started again.
    record Misconfigured(String name) implements ProcessEvent {}

    /// It did not end when asked to and was killed.
    record Killed(String name) implements ProcessEvent {}
}
