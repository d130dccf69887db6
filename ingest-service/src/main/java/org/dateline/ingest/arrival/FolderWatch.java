package org.dateline.ingest.arrival;

import java.io.IOException;
import java.nio.file.Path;
import org.dateline.ingest.linux.Inotify;

/// Tells [Hints] which folders changed.
public sealed interface FolderWatch extends AutoCloseable permits InotifyWatch, JdkWatch, NoWatch {

    /// The best watch that this machine has, started.
    static FolderWatch start(Hints hints) {
        String why = "not on Linux";
        if (Inotify.isAvailable()) {
            try {
                return InotifyWatch.start(hints);
            } catch (IOException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        try {
            return JdkWatch.start(hints, why);
        } catch (IOException e) {
            return new NoWatch(why);
        }
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
