package org.dateline.ingest.arrival;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Watches through Java's own service, where inotify is not to be had. It can't tell when a file is
/// complete.
final class JdkWatch implements FolderWatch {

    private final WatchService service;
    private final Hints hints;
    private final String why;
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();

    private JdkWatch(WatchService service, Hints hints, String why) {
        this.service = service;
        this.hints = hints;
        this.why = why;
    }

    static JdkWatch start(Hints hints, String why) throws IOException {
        JdkWatch watch = new JdkWatch(FileSystems.getDefault().newWatchService(), hints, why);
        Thread.ofPlatform().name("folder-watch").daemon().start(watch::readUntilClosed);
        return watch;
    }

    @Override
    public boolean cover(Path folder) throws IOException {
        WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_MODIFY);
        return !key.equals(keys.put(folder, key));
    }

    @Override
    public String description() {
        return "Java's WatchService (" + why + ")";
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // nothing depends on it any more
        }
    }

    private void readUntilClosed() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean overflow =
                        key.pollEvents().stream().anyMatch(event -> OVERFLOW.equals(event.kind()));
                if (overflow) {
                    hints.everything();
                } else if (key.watchable() instanceof Path folder) {
                    hints.folder(folder);
                }
                if (!key.reset()) {
                    keys.values().remove(key);
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // closed: the thread ends
        }
    }
}
