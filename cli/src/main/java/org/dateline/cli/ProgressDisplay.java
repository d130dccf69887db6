package org.dateline.cli;

import java.util.Optional;
import org.dateline.local.Part;
import org.dateline.local.Ports;

/// Shows how far articles have come, as the services of one system count them.
final class ProgressDisplay {

    private final Screen screen;
    private final Optional<String> system;
    private final Ports ports;
    private final Progress progress = new Progress();
    private String shown = "";

    /// @param system id of the home
    ProgressDisplay(Screen screen, Optional<String> system, Ports ports) {
        this.screen = screen;
        this.system = system;
        this.ports = ports;
    }

    /// Asks the services anew.
    Progress update() {
        for (Part service : Part.SERVICES) {
            if (service != Part.GATEWAY) {
                progress.update(service, Service.of(system, ports, service).metrics());
            }
        }
        return progress;
    }

    /// As the line that changes; without a terminal, as a line whenever it has changed.
    void show() {
        String line = progress.toString();
        screen.live(line);
        if (!Screen.isTerminal() && !line.equals(shown) && progress.of(Progress.Step.SEEN) > 0) {
            screen.line(line);
        }
        shown = line;
    }
}
