package org.dateline.ingest.arrival;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Remembers since when size and mtime of files rest.
final class QuietPeriod {

    /// Files beyond this many wait until others have gone, so that memory stays bounded.
    private static final int MOST_FILES = 100_000;

    private final Duration length;
    private final Map<Path, Resting> resting = new HashMap<>();

    private record Resting(long size, FileTime modified, Instant since, Instant seen) {}

    QuietPeriod(Duration length) {
        this.length = length;
    }

    /// When the file will have rested long enough, if nothing changes.
    Instant restsUntil(Path file, BasicFileAttributes attributes, Instant now) {
        Resting before = resting.get(file);
        Instant since = now;
        if (before != null
                && before.size == attributes.size()
                && before.modified.equals(attributes.lastModifiedTime())) {
            since = before.since;
        }
        if (before != null || resting.size() < MOST_FILES) {
            resting.put(
                    file,
                    new Resting(attributes.size(), attributes.lastModifiedTime(), since, now));
        }
        return since.plus(length);
    }

    void forget(Path file) {
        resting.remove(file);
    }

    void forgetUnseenSince(Instant time) {
        resting.values().removeIf(file -> file.seen.isBefore(time));
    }
}
