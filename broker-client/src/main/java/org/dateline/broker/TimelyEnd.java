package org.dateline.broker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds the end of a process. Clients of a broker that keeps its connections and answers nothing
/// wait in many places before they are closed, longer than a supervisor waits for the process. What
/// is in hand then is left as by a crash, from which everything recovers.
public final class TimelyEnd {

    /// Of a process that was asked to end, as after SIGTERM.
    public static final int ASKED_TO_END = 143;

    private static final Logger LOG = LoggerFactory.getLogger(TimelyEnd.class);

    private TimelyEnd() {}

    /// Ends the process after this time, unless it ends by itself before.
    public static void within(Duration longest, int exitCode) {
        Thread.ofPlatform()
                .name("timely-end")
                .daemon()
                .start(
                        () -> {
                            try {
                                Thread.sleep(longest);
                                LOG.warn(
                                        "shutdown timed out, exiting now; what was in hand is"
                                                + " processed again after the next start"
                                                + " timeoutSeconds={}",
                                        longest.toSeconds());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            Runtime.getRuntime().halt(exitCode);
                        });
    }
}
