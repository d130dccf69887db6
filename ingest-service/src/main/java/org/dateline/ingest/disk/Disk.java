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
/// @param growing whether what is published takes more room on it, as it is enriched and stored
public record Disk(String name, long total, long free, boolean growing) {

    private static final int MINIMUM_SHARE = 4;

    /// One that files are moved to, which takes no more than their own bytes.
    ///
    /// @param name what the folder holds, for a person
    public static Disk of(String name, Path folder) throws IOException {
        return of(name, folder, false);
    }

    /// One that enriched or stored articles are written to.
    ///
    /// @param name what the folder holds, for a person
    public static Disk growing(String name, Path folder) throws IOException {
        return of(name, folder, true);
    }

    /// What is to stay free on it: of a small one, which may be filled too, a quarter at the most.
    long least(long minimum) {
        return Math.min(minimum, total / MINIMUM_SHARE);
    }

    private static Disk of(String name, Path folder, boolean growing) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Disk(
                name + " " + folder, store.getTotalSpace(), store.getUsableSpace(), growing);
    }
}
