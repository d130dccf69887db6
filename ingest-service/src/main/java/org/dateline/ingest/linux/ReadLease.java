package org.dateline.ingest.linux;

import java.nio.file.Path;

/// Asks the kernel whether anyone has a file open for writing, by taking a read lease on it and
/// giving it back (`fcntl(2)`, `F_SETLEASE`).
public final class ReadLease {

    private static final int O_RDONLY = 0;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NOFOLLOW =
            switch (System.getProperty("os.arch", "")) {
                case "aarch64", "arm" -> 0x8000;
                default -> 0x20000;
            };
    private static final int F_SETSIG = 10;
    private static final int F_SETLEASE = 1024;
    private static final int F_RDLCK = 0;
    private static final int F_UNLCK = 2;

    /// Whoever opens a leased file for writing makes the kernel signal the holder. The usual SIGIO
    /// would end the process; SIGURG is ignored by default.
    private static final int SIGURG = 23;

    private ReadLease() {}

    /// What the kernel says of a file.
    public enum Answer {
        /// Nobody has it open for writing.
        NOT_WRITTEN,
        /// Somebody has it open for writing.
        BEING_WRITTEN,
        /// It is not there, or not a file that can be opened.
        GONE,
        /// It may not be read.
        NOT_PERMITTED,
        /// The system, the file system or the file's owner gives no leases.
        NO_LEASES
    }

    public static Answer ask(Path file) {
        if (!Linux.AVAILABLE) {
            return Answer.NO_LEASES;
        }
        int fd = Linux.open(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0) {
            return switch (-fd) {
                case Linux.EACCES -> Answer.NOT_PERMITTED;
                case Linux.EMFILE -> Answer.NO_LEASES;
                default -> Answer.GONE;
            };
        }
        try {
            return ask(fd);
        } finally {
            Linux.close(fd);
        }
    }

    private static Answer ask(int fd) {
        if (Linux.fcntl(fd, F_SETSIG, SIGURG) < 0) {
            return Answer.NO_LEASES;
        }
        int taken = Linux.fcntl(fd, F_SETLEASE, F_RDLCK);
        if (taken < 0) {
            return taken == -Linux.EAGAIN ? Answer.BEING_WRITTEN : Answer.NO_LEASES;
        }
        Linux.fcntl(fd, F_SETLEASE, F_UNLCK);
        return Answer.NOT_WRITTEN;
    }
}
