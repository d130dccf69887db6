package org.dateline.cli;

/// What the exit status of the command line says. The launcher adds 7, no JDK, and 8, the build
/// failed.
public final class ExitCode {

    public static final int OK = 0;

    /// It did not work, for the reason that was printed.
    public static final int FAILED = 1;

    /// The command line makes no sense.
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
        "0:done",
        "1:it did not work, for the reason that was printed",
        "2:the command line makes no sense",
        "3:Dateline does not run on this home",
        "4:Dateline runs on this home already",
        "5:some part of Dateline is not ready",
        "6:there is no such file, article or claim",
        "7:there is no JDK 25",
        "8:Dateline could not be built"
    };

    private ExitCode() {}
}
