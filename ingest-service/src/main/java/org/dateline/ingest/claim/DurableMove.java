package org.dateline.ingest.claim;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Moves that are complete or have not happened, also from one file system to another: there the
/// file is copied, synced and renamed into place before the original goes.
public final class DurableMove {

    private DurableMove() {}

    /// Moves a file; the target's folder must exist. Safe to repeat after a crash in between.
    public static void file(Path source, Path target) throws IOException {
        file(source, target, () -> {});
    }

    /// @param halfway runs when the file stands in both places
    public static void file(Path source, Path target, Runnable halfway) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            copyThenDelete(source, target, halfway);
        }
        FolderSync.syncFolderOf(target);
    }

    static void copyThenDelete(Path source, Path target, Runnable halfway) throws IOException {
        Path draft = FileNames.draftOf(target);
        Files.copy(
                source,
                draft,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
        if (Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS)) {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        FolderSync.syncFolderOf(target);
        halfway.run();
        try {
            Files.delete(source);
        } catch (NoSuchFileException e) {
            // gone is what it should be
        }
    }
}
