package org.dateline.ingest.arrival;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.linux.WatchLimitException;
import org.jspecify.annotations.Nullable;

/// The files of the inbox that are complete and may be claimed, one by one, and links, which come
/// to be rejected as they are. Folders are listed lazily, so that neither a folder of millions of
/// files nor a flood of events takes memory. For one thread.
public final class Arrivals {

    /// Files that rest until nearly the same time are served by one look.
    private static final Duration TOGETHER = Duration.ofMillis(200);

    /// How long a file waits that there was no room for, before it is tried again.
    private static final Duration FOR_ROOM = Duration.ofSeconds(2);

    private final Path root;
    private final FolderWatch watch;
    private final Hints hints;
    private final Completeness completeness;
    private final Conditions.Observer conditions;
    private final Clock clock;
    private final Duration rescanEvery;

    private final Deque<Path> folders = new ArrayDeque<>();
    /// When to look again at folders in which files rest.
    private final Map<Path, Instant> due = new HashMap<>();
    private boolean full;
    private boolean notReadable;
    private boolean waiting;
    private boolean watchLimited;
    private Instant fullSince = Instant.MIN;
    private Instant nextRescan = Instant.MIN;
    private @Nullable DirectoryStream<Path> open;
    private Iterator<Path> entries = Collections.emptyIterator();

    public Arrivals(
            Path root,
            FolderWatch watch,
            Hints hints,
            Completeness completeness,
            Conditions conditions,
            Clock clock,
            Duration rescanEvery) {
        this.root = root;
        this.watch = watch;
        this.hints = hints;
        this.completeness = completeness;
        this.conditions = conditions.observer();
        this.clock = clock;
        this.rescanEvery = rescanEvery;
    }

    /// Waits for something to look at, up to the time given, and begins to look.
    public void await(Duration longest) throws InterruptedException {
        Instant now = clock.instant();
        Duration wait = shorter(longest, Duration.between(now, next(now.plus(longest))));
        switch (hints.await(wait.isNegative() ? Duration.ZERO : wait)) {
            case Hints.Look.At(var some) -> folders.addAll(some);
            case Hints.Look.Everywhere() -> everywhere();
        }
        now = clock.instant();
        if (!nextRescan.isAfter(now)) {
            everywhere();
        }
        for (Path folder : dueBy(now)) {
            due.remove(folder);
            folders.add(folder);
        }
    }

    /// The next complete file, relative to the inbox; empty when all hints are followed.
    public Optional<Path> next() {
        while (true) {
            while (hasEntry()) {
                Path entry = entries.next();
                if (isComplete(entry)) {
                    return Optional.of(root.relativize(entry));
                }
            }
            closeFolder();
            Path folder = folders.poll();
            if (folder == null) {
                endOfLook();
                return Optional.empty();
            }
            openFolder(folder);
        }
    }

    /// Whether there is nothing left to look at but what [#await] brings.
    public boolean areFollowed() {
        return open == null && folders.isEmpty();
    }

    private Instant next(Instant latest) {
        Instant first = nextRescan.isBefore(latest) ? nextRescan : latest;
        for (Instant time : due.values()) {
            first = time.isBefore(first) ? time : first;
        }
        return first;
    }

    private List<Path> dueBy(Instant now) {
        return due.entrySet().stream()
                .filter(rest -> !rest.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private void everywhere() {
        closeFolder();
        folders.clear();
        folders.add(root);
        full = true;
        fullSince = clock.instant();
        nextRescan = fullSince.plus(rescanEvery);
        notReadable = false;
        waiting = false;
        watchLimited = false;
    }

    /// Notes that the file which came last could not be taken; the next look tries it again.
    public void notTaken(String line) {
        notReadable(line);
    }

    /// Notes that there is no room for a file.
    ///
    /// @param name relative to the inbox
    public void waitsForRoom(Path name, String line) {
        waiting = true;
        conditions.raise(
                Condition.FILE_WAITS_FOR_ROOM, FileNames.loggable(name) + " waits: " + line);
    }

    /// The file that came last is not taken yet, and is tried again soon.
    ///
    /// @param name relative to the inbox
    public void lookAgainAt(Path name) {
        Path folder = root.resolve(name).getParent();
        due.merge(folder, clock.instant().plus(FOR_ROOM), (a, b) -> a.isBefore(b) ? a : b);
    }

    private void notReadable(String line) {
        notReadable = true;
        conditions.raise(Condition.FILE_NOT_READABLE, line);
    }

    private void endOfLook() {
        if (full) {
            full = false;
            if (!notReadable) {
                conditions.clear(Condition.FILE_NOT_READABLE);
            }
            if (!waiting) {
                conditions.clear(Condition.FILE_WAITS_FOR_ROOM);
            }
            if (!watchLimited) {
                conditions.clear(Condition.WATCH_LIMITED);
            }
            completeness.forgetUnseenSince(fullSince);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // closed where the folder is read to its end
    private void openFolder(Path folder) {
        try {
            cover(folder);
            DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
            open = stream;
            entries = stream.iterator();
        } catch (NoSuchFileException e) {
            // it was moved or removed: nothing to do
        } catch (IOException e) {
            notReadable(FileNames.loggable(folder) + " can't be listed: " + e);
        }
    }

    private boolean hasEntry() {
        try {
            return entries.hasNext();
        } catch (DirectoryIteratorException e) {
            return false;
        }
    }

    private void closeFolder() {
        entries = Collections.emptyIterator();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it was only read
            }
            open = null;
        }
    }

    private boolean isComplete(Path entry) {
        if (FileNames.waitsForRename(entry.getFileName())) {
            return false;
        }
        if (!FileNames.fits(root.relativize(entry))) {
            notReadable(
                    FileNames.loggable(entry.getFileName())
                            + " can't be moved: its path in the inbox is too long");
            return false;
        }
        BasicFileAttributes attributes;
        try {
            attributes =
                    Files.readAttributes(
                            entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        }
        if (attributes.isDirectory()) {
            folderFound(entry);
            return false;
        }
        if (attributes.isOther()) {
            notReadable(FileNames.loggable(entry.getFileName()) + " is a pipe, socket or device");
            return false;
        }
        return attributes.isSymbolicLink() || isComplete(entry, attributes);
    }

    private boolean isComplete(Path file, BasicFileAttributes attributes) {
        return switch (completeness.of(file, attributes)) {
            case Completeness.Verdict.Complete() -> true;
            case Completeness.Verdict.BeingWritten(), Completeness.Verdict.Gone() -> false;
            case Completeness.Verdict.RestsUntil(Instant until, boolean leaseMissing) -> {
                if (leaseMissing) {
                    conditions.raise(
                            Condition.NO_LEASES,
                            "read leases are not available; files are taken after the quiet period");
                }
                Path folder = file.getParent();
                due.merge(folder, until.plus(TOGETHER), (a, b) -> a.isBefore(b) ? a : b);
                yield false;
            }
            case Completeness.Verdict.NotPermitted() -> {
                notReadable(
                        FileNames.loggable(root.relativize(file))
                                + " can't be read: permission denied");
                yield false;
            }
        };
    }

    private void folderFound(Path folder) {
        if (full || cover(folder)) {
            folders.add(folder);
        }
    }

    private boolean cover(Path folder) {
        try {
            return watch.cover(folder);
        } catch (WatchLimitException e) {
            watchLimited = true;
            conditions.raise(Condition.WATCH_LIMITED, e.getMessage());
            return true;
        } catch (IOException e) {
            return true;
        }
    }
}
