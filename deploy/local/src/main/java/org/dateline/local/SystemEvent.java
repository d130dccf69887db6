package org.dateline.local;

import java.time.Duration;
import org.dateline.local.process.ProcessEvent;

/// Something that happened while Dateline was started, ran, or ended.
public sealed interface SystemEvent {

    /// A part does its work now.
    ///
    /// @param after since the start of all
    record Ready(Part part, Duration after) implements SystemEvent {}

    /// A part did not get ready in time. It is still being tried.
    record Late(Part part, Duration after) implements SystemEvent {}

    /// A part can't be started on this machine as it is.
    record Impossible(Part part, String reason) implements SystemEvent {}

    /// A part's process did something by itself.
    record Changed(Part part, ProcessEvent event) implements SystemEvent {}

    /// A part is being ended, in good order.
    record Ending(Part part) implements SystemEvent {}
}
