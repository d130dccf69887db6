package org.dateline.ingest.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk as it is now.
///
/// @param name what is on it, for a person
/// @param total bytes
/// @param free bytes that its user may still take
public record Disk(String name, long total, long free) {

    /// @param name what the folder holds, for a person
    public static Disk of(String name, Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Disk(name + " " + folder, store.getTotalSpace(), store.getUsableSpace());
    }
}
