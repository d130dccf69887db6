package org.dateline.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.dateline.local.Home;
import org.dateline.local.LogFiles;
import org.dateline.local.Part;
import org.dateline.local.SystemEvent;
import org.dateline.local.process.ProcessEvent;

/// Says in a line each what happens to the parts of the system.
final class EventLines implements Consumer<SystemEvent> {

    private static final int LOG_LINES = 5;

    private final Screen screen;
    private final Home home;

    EventLines(Screen screen, Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public void accept(SystemEvent event) {
        switch (event) {
            case SystemEvent.Ready ready ->
                    say("%s ready after %s", ready.part().label(), seconds(ready.after()));
            case SystemEvent.Late late -> {
                say(
                        "%s still starting after %s; last lines of %s:",
                        late.part().label(), seconds(late.after()), home.log(late.part()));
                logEnd(late.part());
            }
            case SystemEvent.Impossible impossible ->
                    say("%s can't start: %s", impossible.part().label(), impossible.reason());
            case SystemEvent.Changed changed -> changed(changed.part(), changed.event());
            case SystemEvent.Ending ending -> say("stopping %s", ending.part().label());
        }
    }

    private void changed(Part part, ProcessEvent event) {
        switch (event) {
            case ProcessEvent.Started started -> {}
            case ProcessEvent.Ended ended -> {
                say(
                        "%s exited unexpectedly (%s); restarting in %s; last lines of %s:",
                        part.label(),
                        meaning(ended.status()),
                        seconds(ended.again()),
                        home.log(part));
                logEnd(part);
            }
            case ProcessEvent.NotStarted failed ->
                    say(
                            "%s failed to start (%s); retrying in %s",
                            part.label(), failed.reason(), seconds(failed.again()));
            case ProcessEvent.Misconfigured wrong -> {
                say(
                        "%s has a configuration error; not restarting; last lines of %s:",
                        part.label(), home.log(part));
                logEnd(part);
            }
            case ProcessEvent.Killed killed -> say("%s did not stop in time; killed", part.label());
        }
    }

    private static String meaning(int status) {
        return status > 128 ? "signal " + (status - 128) : "exit status " + status;
    }

    private void logEnd(Part part) {
        try {
            List<String> lines = LogFiles.tail(home.log(part), LOG_LINES);
            lines.forEach(line -> screen.line("    " + line));
        } catch (IOException e) {
            screen.line("    (can't be read: " + e.getMessage() + ")");
        }
    }

    private void say(String format, Object... values) {
        screen.line("dateline: " + String.format(Locale.ROOT, format, values));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
