package org.dateline.ingest.claim;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes renames durable: a folder's entries are on disk once the folder itself was synced.
public final class FolderSync {

    private FolderSync() {}

    /// Syncs the folder that a file or folder stands in.
    public static void syncFolderOf(Path path) throws IOException {
        Path folder = path.getParent();
        if (folder != null) {
            sync(folder);
        }
    }

    /// Does nothing where folders can't be opened, as on Windows.
    public static void sync(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (AccessDeniedException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
