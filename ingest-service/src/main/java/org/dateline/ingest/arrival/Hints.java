package org.dateline.ingest.arrival;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Folders that are worth a look, as one thread learns of them and another looks. A hint is never
/// the only way to a file: whatever is missed is found by the next full rescan.
public final class Hints {

    /// Beyond this many folders a full rescan is cheaper than to remember each.
    private static final int MOST_FOLDERS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<Path> folders = new LinkedHashSet<>();
    private boolean everything;
    private boolean woken;

    /// What to look at: some folders, or all of them.
    public sealed interface Look {

        /// Each of these folders, and folders in them that are new.
        record At(Set<Path> folders) implements Look {}

        /// The whole inbox.
        record Everywhere() implements Look {}
    }

    public void folder(Path folder) {
        lock.lock();
        try {
            if (folders.size() >= MOST_FOLDERS) {
                everything = true;
            } else {
                folders.add(folder);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    public void everything() {
        lock.lock();
        try {
            everything = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Ends a wait, with nothing to look at.
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes all hints there are; waits for one, up to the time given, when there are none.
    public Look await(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = longest.toNanos();
            while (folders.isEmpty() && !everything && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
            if (everything) {
                everything = false;
                folders.clear();
                return new Look.Everywhere();
            }
            Set<Path> taken = folders;
            folders = new LinkedHashSet<>();
            return new Look.At(taken);
        } finally {
            lock.unlock();
        }
    }
}
