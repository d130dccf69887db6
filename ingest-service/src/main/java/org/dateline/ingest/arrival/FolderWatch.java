package org.dateline.ingest.arrival;

import java.io.IOException;
import java.nio.file.Path;
import org.dateline.ingest.linux.Inotify;

/// Tells [Hints] which folders changed.
public sealed interface FolderWatch extends AutoCloseable permits InotifyWatch, JdkWatch {

    /// The best watch that this machine has, started.
    static FolderWatch start(Hints hints) throws IOException {
        if (Inotify.isAvailable()) {
            try {
                return InotifyWatch.start(hints);
            } catch (IOException e) {
                return JdkWatch.start(hints, e.getMessage());
            }
        }
        return JdkWatch.start(hints, "not on Linux");
    }

    /// Watches a folder, but none below it.
    ///
    /// @return whether it was not watched under this path before
    boolean cover(Path folder) throws IOException;

    /// How folders are watched, for logs and health.
    String description();

    @Override
    void close();
}
