package org.dateline.ingest.linux;

import java.nio.file.Path;

/// Syncs a whole file system at once (`syncfs(2)`).
public final class FileSystemSync {

    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = 0x80000;

    private FileSystemSync() {}

    /// Brings everything to the disk that was written to a folder's file system.
    ///
    /// @return false where that can't be had: the caller must sync in another way
    public static boolean of(Path folder) {
        if (!Linux.AVAILABLE) {
            return false;
        }
        int fd = Linux.open(folder, O_RDONLY | O_CLOEXEC);
        if (fd < 0) {
            return false;
        }
        try {
            return Linux.syncFileSystem(fd) == 0;
        } finally {
            Linux.close(fd);
        }
    }
}
