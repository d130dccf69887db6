package org.dateline.ingest.claim;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

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

    /// Makes a folder and those it stands in, as far as they are missing, durably.
    public static void make(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && Files.notExists(path); path = path.getParent()) {
            missing.add(path);
        }
        Files.createDirectories(folder);
        for (Path made : missing.reversed()) {
            syncFolderOf(made);
        }
    }

    /// Makes the folder that a file is going to stand in, durably.
    public static void makeFolderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            make(folder);
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
