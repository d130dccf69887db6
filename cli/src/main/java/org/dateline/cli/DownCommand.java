package org.dateline.cli;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.local.Home;
import org.dateline.local.LeftOvers;
import org.dateline.local.Part;
import org.dateline.local.process.ProcessSpec.EndSignal;
import org.dateline.local.process.Signals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dateline down`: ends what `up` started.
@Command(name = "down", description = "Stop what `up` started. All data is kept.")
final class DownCommand implements Callable<Integer> {

    /// Services, database and broker one after the other, each with its own limit.
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private static final Duration LEFT_OVER_LIMIT = Duration.ofSeconds(30);

    @Mixin private HomeOption homeOption = new HomeOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = homeOption.home();
        if (!Files.isDirectory(home.folder())) {
            System.out.println("dateline: not running; no home at " + home.folder());
            return ExitCode.OK;
        }
        Optional<ProcessHandle> supervisor = home.running().find(UpCommand.SUPERVISOR);
        boolean inOrder =
                supervisor.isEmpty() || Signals.end(supervisor.get(), EndSignal.TERM, LIMIT);
        FileLock lock = home.lock().orElseThrow(DownCommand::busy);
        try {
            List<Part> leftOver = LeftOvers.end(home, LEFT_OVER_LIMIT);
            home.running().forget(UpCommand.SUPERVISOR);
            report(supervisor.isPresent(), inOrder, leftOver);
        } finally {
            lock.acquiredBy().close();
        }
        return ExitCode.OK;
    }

    private static Failure busy() {
        return new Failure(
                ExitCode.FAILED,
                "Another command is starting or stopping Dateline right now. Try again.");
    }

    private static void report(boolean ran, boolean inOrder, List<Part> leftOver) {
        if (!ran && leftOver.isEmpty()) {
            System.out.println("dateline: not running");
        } else if (inOrder && leftOver.isEmpty()) {
            System.out.println("dateline: stopped");
        } else {
            System.out.println(
                    "dateline: stopped, including leftover processes: "
                            + String.join(", ", leftOver.stream().map(Part::label).toList()));
        }
    }
}
