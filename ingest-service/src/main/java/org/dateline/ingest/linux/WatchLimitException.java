package org.dateline.ingest.linux;

import java.io.IOException;

/// The user's limit of watched folders is reached (`fs.inotify.max_user_watches`), or that of
/// inotify instances (`fs.inotify.max_user_instances`).
public final class WatchLimitException extends IOException {

    private static final long serialVersionUID = 1;

    public WatchLimitException(String setting) {
        super("can't watch more folders: the limit " + setting + " is reached");
    }
}
