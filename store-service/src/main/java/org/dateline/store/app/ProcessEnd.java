package org.dateline.store.app;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.dateline.broker.TimelyEnd;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends the process with an exit code that tells a supervisor why.
@ApplicationScoped
public class ProcessEnd {

    /// Something can't be recovered in this process; a new one may succeed.
    public static final int FATAL = 70;

    /// A person has to change the configuration.
    public static final int BAD_CONFIGURATION = 78;

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(ProcessEnd.class);

    public void fatal(String what, @Nullable Throwable cause) {
        end(FATAL, what, cause);
    }

    public void badConfiguration(String what, @Nullable Throwable cause) {
        end(BAD_CONFIGURATION, what, cause);
    }

    private static void end(int code, String what, @Nullable Throwable cause) {
        LOG.fatalf(cause, "%s; the process exits exitCode=%d", what, code);
        TimelyEnd.within(LONGEST, code);
        Quarkus.asyncExit(code);
    }
}
