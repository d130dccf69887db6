package org.dateline.ingest.arrival;

import java.nio.file.Path;
import org.dateline.ingest.linux.WatchLimitException;

/// Watches nothing, where the system has no watch left to give: the rescan alone finds files.
record NoWatch(String why) implements FolderWatch {

    @Override
    public boolean cover(Path folder) throws WatchLimitException {
        throw new WatchLimitException("a system limit");
    }

    @Override
    public String description() {
        return "rescan only (" + why + ")";
    }

    @Override
    public void close() {}
}
