package org.dateline.ingest.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dateline.ingest.claim.ClaimId;
import org.jboss.logging.Logger;

/// One lock for the file of each claim in an archive: whoever changes a file has it alone, among
/// the threads of this process and among processes. They are ranges of one file's locks, `.lock`,
/// so none is left behind by a crash.
final class FileLocks {

    private static final Logger LOG = Logger.getLogger(FileLocks.class);

    private static final int MOST_WAITED_FOR = 64;

    /// Of each archive that this process uses. Their channels stay open: closing one would give up
    /// all locks of the process on that file (see [FileLock] on POSIX systems).
    private static final Map<Path, FileLocks> OPEN = new ConcurrentHashMap<>();

    private final Path file;
    private final Semaphore[] threads = new Semaphore[MOST_WAITED_FOR];
    private Optional<FileChannel> channel = Optional.empty();

    private FileLocks(Path file) {
        this.file = file;
        for (int i = 0; i < MOST_WAITED_FOR; i++) {
            threads[i] = new Semaphore(1);
        }
    }

    static FileLocks of(Path archive) {
        return OPEN.computeIfAbsent(archive.resolve(".lock"), FileLocks::new);
    }

    /// Locks the file of a claim.
    ///
    /// @param patience how long to wait for other threads of this process
    /// @return empty when somebody else has it
    Optional<Archive.Lock> lock(ClaimId id, Duration patience) {
        long place = id.value().getLeastSignificantBits() & Long.MAX_VALUE >> 1;
        Semaphore thread = threads[(int) (place % MOST_WAITED_FOR)];
        try {
            if (!thread.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Optional<Archive.Lock> held = Optional.empty();
        try {
            held = lockAmongProcesses(place, thread);
        } finally {
            if (held.isEmpty()) {
                thread.release();
            }
        }
        return held;
    }

    private Optional<Archive.Lock> lockAmongProcesses(long place, Semaphore thread) {
        try {
            FileLock lock = channel().tryLock(place, 1, false);
            return Optional.ofNullable(lock)
                    .map(
                            taken ->
                                    () -> {
                                        release(taken);
                                        thread.release();
                                    });
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            // a file system without locks is not shared by processes that count on them
            LOG.debugf(e, "no lock to be had on %s", file);
            return Optional.of(thread::release);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            LOG.debugf(e, "a lock was gone before it was released");
        }
    }

    private synchronized FileChannel channel() throws IOException {
        if (channel.filter(FileChannel::isOpen).isEmpty()) {
            channel =
                    Optional.of(
                            FileChannel.open(
                                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        }
        return channel.get();
    }
}
