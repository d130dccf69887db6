package org.dateline.ingest.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One inotify instance: tells of files that were closed after writing or moved into a folder.
public final class Inotify implements AutoCloseable {

    private static final int IN_NONBLOCK = 0x800;
    private static final int IN_CLOEXEC = 0x80000;

    private static final int IN_CLOSE_WRITE = 0x8;
    private static final int IN_MOVED_FROM = 0x40;
    private static final int IN_MOVED_TO = 0x80;
    private static final int IN_CREATE = 0x100;
    private static final int IN_MOVE_SELF = 0x800;
    private static final int IN_Q_OVERFLOW = 0x4000;
    private static final int IN_IGNORED = 0x8000;
    private static final int IN_ONLYDIR = 0x1000000;
    private static final int IN_DONT_FOLLOW = 0x2000000;
    private static final int IN_EXCL_UNLINK = 0x4000000;
    private static final int IN_ISDIR = 0x40000000;

    private static final int MASK =
            IN_CLOSE_WRITE
                    | IN_MOVED_TO
                    | IN_MOVED_FROM
                    | IN_CREATE
                    | IN_MOVE_SELF
                    | IN_ONLYDIR
                    | IN_DONT_FOLLOW
                    | IN_EXCL_UNLINK;

    private static final int BUFFER_BYTES = 64 << 10;
    private static final int HEADER_BYTES = 16;

    private final int fd;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(BUFFER_BYTES, 8);

    /// What the kernel told, as far as it matters here.
    public sealed interface Event {

        /// Something in the folder is new or complete.
        record Changed(int watch) implements Event {}

        /// The folder itself is elsewhere or gone: what was known of its path is no longer so.
        record FolderLeft(int watch) implements Event {}

        /// Events were lost.
        record Overflow() implements Event {}
    }

    private Inotify(int fd) {
        this.fd = fd;
    }

    public static boolean isAvailable() {
        return Linux.AVAILABLE;
    }

    public static Inotify open() throws IOException {
        int fd = Linux.inotifyInit(IN_NONBLOCK | IN_CLOEXEC);
        if (fd == -Linux.EMFILE) {
            throw new WatchLimitException("fs.inotify.max_user_instances");
        }
        if (fd < 0) {
            throw new IOException("inotify_init1 failed with error " + -fd);
        }
        return new Inotify(fd);
    }

    /// Watches a folder; one that is watched already keeps its number.
    ///
    /// @throws WatchLimitException when the user may watch no more folders
    public int watch(Path folder) throws IOException {
        int watch = Linux.inotifyAddWatch(fd, folder, MASK);
        if (watch == -Linux.ENOSPC) {
            throw new WatchLimitException("fs.inotify.max_user_watches");
        }
        if (watch < 0) {
            throw new IOException("inotify_add_watch failed with error " + -watch);
        }
        return watch;
    }

    public void forget(int watch) {
        Linux.inotifyRemoveWatch(fd, watch);
    }

    /// Waits for events, up to the time given.
    public List<Event> read(int timeoutMillis) throws IOException {
        int ready = Linux.pollForInput(fd, timeoutMillis);
        if (ready == 0 || ready == -Linux.EINTR) {
            return List.of();
        }
        int length = Linux.read(fd, buffer);
        if (length == -Linux.EAGAIN || length == -Linux.EINTR) {
            return List.of();
        }
        if (length < 0) {
            throw new IOException("reading inotify events failed with error " + -length);
        }
        List<Event> events = new ArrayList<>();
        int offset = 0;
        while (offset < length) {
            int watch = buffer.get(JAVA_INT, offset);
            int mask = buffer.get(JAVA_INT, offset + 4L);
            int nameLength = buffer.get(JAVA_INT, offset + 12L);
            boolean hidden =
                    nameLength > 0 && buffer.get(JAVA_BYTE, (long) offset + HEADER_BYTES) == '.';
            if (!hidden) {
                event(watch, mask, events);
            }
            offset += HEADER_BYTES + nameLength;
        }
        return events;
    }

    /// Creation matters for folders alone: a file that was just created is not complete.
    private static void event(int watch, int mask, List<Event> events) {
        if ((mask & IN_Q_OVERFLOW) != 0) {
            events.add(new Event.Overflow());
        } else if ((mask & (IN_IGNORED | IN_MOVE_SELF)) != 0) {
            events.add(new Event.FolderLeft(watch));
        } else if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0
                || ((mask & IN_ISDIR) != 0 && (mask & IN_CREATE) != 0)) {
            events.add(new Event.Changed(watch));
        }
    }

    /// Must not be called while another thread is in [#read].
    @Override
    public void close() {
        Linux.close(fd);
        arena.close();
    }
}
