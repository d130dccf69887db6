package org.dateline.ingest.linux;

import java.io.IOException;

/// The user's limit of watched folders is reached (`fs.inotify.max_user_watches`).
public final class WatchLimitException extends IOException {

    private static final long serialVersionUID = 1;

    WatchLimitException() {
        super("no more folders can be watched: fs.inotify.max_user_watches is reached");
    }
}
