package org.dateline.cli;

/// What the exit status of the command line says. The launcher adds 7, no JDK, and 8, the build
/// failed.
public final class ExitCode {

    public static final int OK = 0;

    /// It failed, for the reason that was printed.
    public static final int FAILED = 1;

    /// The arguments are invalid.
    public static final int USAGE = 2;

    /// Dateline does not run on this home.
    public static final int NOT_RUNNING = 3;

    /// Dateline runs on this home already.
    public static final int ALREADY_RUNNING = 4;

    /// Some part is not ready.
    public static final int NOT_READY = 5;

    /// There is no such file, article or claim.
    public static final int NOT_FOUND = 6;

    static final String[] MEANINGS = {
        "0:success",
        "1:failed; see the message above",
        "2:invalid arguments",
        "3:Dateline is not running on this home",
        "4:Dateline is already running on this home",
        "5:a process of Dateline is not ready",
        "6:file, article or claim not found",
        "7:no JDK 25 found",
        "8:build failed"
    };

    private ExitCode() {}
}
