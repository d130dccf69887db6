package org.dateline.ingest.arrival;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dateline.ingest.linux.Inotify;
import org.dateline.ingest.linux.Inotify.Event;
import org.jspecify.annotations.Nullable;

/// Watches through the kernel's inotify, which says when a writer has closed a file.
final class InotifyWatch implements FolderWatch {

    private static final int POLL_MILLIS = 500;

    private final Inotify inotify;
    private final Hints hints;
    private final Thread reader;
    private final Map<Integer, Path> paths = new HashMap<>();
    private final Set<Path> covered = new HashSet<>();
    private volatile boolean closed;

    private InotifyWatch(Inotify inotify, Hints hints) {
        this.inotify = inotify;
        this.hints = hints;
        reader = Thread.ofPlatform().name("inotify").daemon().unstarted(this::readUntilClosed);
    }

    static InotifyWatch start(Hints hints) throws IOException {
        InotifyWatch watch = new InotifyWatch(Inotify.open(), hints);
        watch.reader.start();
        return watch;
    }

    /// The kernel knows folders, not paths: one that was renamed keeps its number, and its old path
    /// is forgotten here.
    @Override
    public synchronized boolean cover(Path folder) throws IOException {
        int watch = inotify.watch(folder);
        Path before = paths.put(watch, folder);
        if (before != null && !before.equals(folder)) {
            covered.remove(before);
        }
        return covered.add(folder);
    }

    @Override
    public String description() {
        return "inotify";
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        inotify.close();
    }

    private void readUntilClosed() {
        while (!closed) {
            try {
                for (Event event : inotify.read(POLL_MILLIS)) {
                    pass(event);
                }
            } catch (IOException e) {
                hints.everything();
            }
        }
    }

    private void pass(Event event) {
        switch (event) {
            case Event.Changed(int watch) -> {
                Path folder = path(watch);
                if (folder != null) {
                    hints.folder(folder);
                }
            }
            case Event.FolderLeft(int watch) -> left(watch);
            case Event.Overflow() -> hints.everything();
        }
    }

    private synchronized @Nullable Path path(int watch) {
        return paths.get(watch);
    }

    private synchronized void left(int watch) {
        Path folder = paths.remove(watch);
        if (folder != null) {
            covered.removeIf(path -> path.startsWith(folder));
        }
    }
}
