package org.dateline.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dateline.local.process.ProcessSpec.EndSignal;

/// Ends processes, ours or those of a JVM before us.
public final class Signals {

    private Signals() {}

    /// Asks the process to end, and kills it when it has not within the limit.
    ///
    /// @return whether it ended by itself
    public static boolean end(ProcessHandle process, EndSignal signal, Duration limit)
            throws InterruptedException {
        ask(process, signal);
        if (awaitEnd(process, limit)) {
            return true;
        }
        process.destroyForcibly();
        awaitEnd(process, Duration.ofSeconds(10));
        return false;
    }

    private static void ask(ProcessHandle process, EndSignal signal) throws InterruptedException {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> {
                try {
                    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
                } catch (IOException e) {
                    process.destroy();
                }
            }
        }
    }

    private static boolean awaitEnd(ProcessHandle process, Duration limit)
            throws InterruptedException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
