package org.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Folders that nobody but their owner can look into, where the file system knows of such.
final class PrivateFolders {

    private PrivateFolders() {}

    /// Makes it, unless it is there, and closes it to others in either case.
    static void create(Path folder) throws IOException {
        Files.createDirectories(folder);
        close(folder);
    }

    /// Closes a folder to others, if there is one.
    static void close(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }
}
