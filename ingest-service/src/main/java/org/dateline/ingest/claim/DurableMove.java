package org.dateline.ingest.claim;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// Moves that are complete or have not happened, also from one file system to another: there the
/// file is copied, synced and renamed into place before the original goes.
public final class DurableMove {

    /// The JDK's own option, by its name: a reference to its type is a warning that nothing turns
    /// off.
    private static final CopyOption INTERRUPTIBLE = interruptible();

    private DurableMove() {}

    /// What is left to do of a move: copying to another file system. It may take long, and any
    /// thread may do it.
    @FunctionalInterface
    public interface Copying {

        void run() throws IOException;
    }

    /// Moves a file; the target's folder must exist. Safe to repeat, also once it is done.
    ///
    /// @throws NoSuchFileException when the file is in neither place
    public static void file(Path source, Path target) throws IOException {
        if (!renamed(source, target)) {
            copied(source, target, () -> {});
        }
    }

    /// Moves a file within its file system.
    ///
    /// @return false when the target is on another one, where the file has to be [#copied]; nothing
    ///     was changed then
    public static boolean renamed(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            // which the system says before it looks whether there is such a file
            if (exists(source)) {
                return false;
            }
            requireThere(source, target);
        } catch (NoSuchFileException e) {
            if (exists(source)) {
                throw e;
            }
            requireThere(source, target);
        }
        FolderSync.syncFolderOf(target);
        return true;
    }

    /// Moves a file to another file system. Takes as long as its length asks for, and ends early,
    /// with nothing changed, when the thread is interrupted.
    ///
    /// @param halfway runs when the file stands in both places
    public static void copied(Path source, Path target, Runnable halfway) throws IOException {
        Path draft = FileNames.draftOf(target);
        try {
            requireRoom(source, target);
            copy(source, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            if (exists(source)) {
                throw e;
            }
            requireThere(source, target);
        } finally {
            // half a copy would only take the room that is missing
            Files.deleteIfExists(draft);
        }
        FolderSync.syncFolderOf(target);
        halfway.run();
        Files.deleteIfExists(source);
        FolderSync.syncFolderOf(source);
    }

    private static CopyOption interruptible() {
        try {
            Class<?> options = Class.forName("com.sun.nio.file.ExtendedCopyOption");
            return (CopyOption) options.getField("INTERRUPTIBLE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK can't end a copy early", e);
        }
    }

    private static void copy(Path source, Path draft) throws IOException {
        Files.copy(
                source,
                draft,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                INTERRUPTIBLE,
                LinkOption.NOFOLLOW_LINKS);
        if (Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS)) {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// So that a long file does not fill what is left again and again.
    private static void requireRoom(Path source, Path target) throws IOException {
        long size =
                Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .size();
        long room = Files.getFileStore(target.getParent()).getUsableSpace();
        if (size > room) {
            throw new NoRoomException(
                    "there is room for %d bytes, and the file has %d: %s"
                            .formatted(room, size, target));
        }
    }

    private static void requireThere(Path source, Path target) throws NoSuchFileException {
        if (!exists(target)) {
            throw new NoSuchFileException(source.toString());
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
