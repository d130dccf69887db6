package org.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.local.process.ProcessSpec.EndSignal;
import org.dateline.local.process.RunningProcesses;
import org.dateline.local.process.Signals;

/// Processes of a home whose supervisor is gone.
public final class LeftOvers {

    private LeftOvers() {}

    /// Ends them, services first. To be called by whoever holds the home's lock.
    ///
    /// @return the parts that were ended
    public static List<Part> end(Home home, Duration limit)
            throws IOException, InterruptedException {
        RunningProcesses running = home.running();
        List<Part> ended = new ArrayList<>();
        for (List<Part> together :
                List.of(Part.SERVICES, List.of(Part.DATABASE), List.of(Part.BROKER))) {
            List<Thread> threads = new ArrayList<>();
            for (Part part : together) {
                Optional<ProcessHandle> process = running.find(part.label());
                if (process.isPresent()) {
                    ended.add(part);
                    EndSignal signal = part == Part.DATABASE ? EndSignal.INT : EndSignal.TERM;
                    threads.add(
                            Thread.ofVirtual().start(() -> endOne(process.get(), signal, limit)));
                }
            }
            for (Thread thread : threads) {
                thread.join();
            }
            for (Part part : together) {
                running.forget(part.label());
            }
        }
        Files.deleteIfExists(home.readyFile());
        return ended;
    }

    private static void endOne(ProcessHandle process, EndSignal signal, Duration limit) {
        try {
            Signals.end(process, signal, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
