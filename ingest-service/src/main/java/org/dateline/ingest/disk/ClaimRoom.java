package org.dateline.ingest.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Says whether a file may be claimed: where it is moved to another file system once its articles
/// are published, it must fit there, beside all that is claimed and not moved yet. For one thread.
public final class ClaimRoom {

    /// For so long what was seen of the disks holds, with what was claimed since.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Path inbox;
    private final Map<Path, String> folders;
    private final long minimum;
    private final Claimed claimed;
    private Map<Path, Long> room = Map.of();
    private long lastLook = System.nanoTime() - LOOK_EVERY.toNanos();

    /// What is claimed and stands in the inbox's file system.
    @FunctionalInterface
    public interface Claimed {

        long bytes() throws IOException;
    }

    /// @param folders that files are moved to, and what each holds, for a person
    /// @param minimum bytes that are to stay free; with 0 every file may be claimed
    public ClaimRoom(Path inbox, Map<Path, String> folders, long minimum, Claimed claimed) {
        this.inbox = inbox;
        this.folders = new LinkedHashMap<>(folders);
        this.minimum = minimum;
        this.claimed = claimed;
    }

    /// Reckons with a file from now on.
    ///
    /// @return why it must wait, for a person; empty where it may be claimed
    public Optional<String> take(long size) {
        if (minimum == 0) {
            return Optional.empty();
        }
        if (System.nanoTime() - lastLook >= LOOK_EVERY.toNanos()) {
            room = look();
            lastLook = System.nanoTime();
        }
        for (var there : room.entrySet()) {
            if (size > there.getValue()) {
                return Optional.of(
                        "it has %d MiB, and %s %s has room for %d MiB more; free some space there, and the file is taken"
                                .formatted(
                                        (size >> 20) + 1,
                                        folders.get(there.getKey()),
                                        there.getKey(),
                                        Math.max(0, there.getValue()) >> 20));
            }
        }
        room.replaceAll((folder, free) -> free - size);
        return Optional.empty();
    }

    /// A disk that can't be looked at is left out: moving to it fails, and says why.
    private Map<Path, Long> look() {
        Map<Path, Long> free = new LinkedHashMap<>();
        for (Path folder : folders.keySet()) {
            try {
                if (!Files.getFileStore(folder).equals(Files.getFileStore(inbox))) {
                    Disk disk = Disk.of("", folder);
                    free.put(folder, disk.free() - disk.least(minimum) - claimed.bytes());
                }
            } catch (IOException e) {
                free.remove(folder);
            }
        }
        return free;
    }
}
