package org.dateline.ingest.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A rename that never replaces what has the name already (`renameat2`, `RENAME_NOREPLACE`).
public final class Rename {

    private static final int RENAME_NOREPLACE = 1;

    private Rename() {}

    /// Renames within one file system.
    ///
    /// @return false when the target exists; nothing was changed then
    public static boolean unlessExists(Path source, Path target) throws IOException {
        int result = Linux.AVAILABLE ? Linux.rename(source, target, RENAME_NOREPLACE) : -1;
        if (result == -Linux.EEXIST) {
            return false;
        }
        if (result < 0) {
            return lookThenRename(source, target);
        }
        return true;
    }

    /// Not every file system knows the flag; what remains is a small window for a race. Other
    /// errors come again here, as Java's exceptions.
    private static boolean lookThenRename(Path source, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
