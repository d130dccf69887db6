package org.dateline.ingest.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.DurableMove;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.publish.CrashPoint;

/// The end of files that nobody wants to keep once their articles are committed.
public final class Deletion implements Destination {

    private final CrashPoint.Passing crash;
    /// Slots that lost files since the last sync.
    private final Set<Path> unsynced = new HashSet<>();

    public Deletion(CrashPoint.Passing crash) {
        this.crash = crash;
    }

    @Override
    public Optional<DurableMove.Copying> begin(Claim claim) throws IOException {
        unsynced.add(claim.entry().getParent());
        Files.deleteIfExists(claim.file());
        crash.pass(CrashPoint.DURING_MOVE);
        Slot.removeEmpty(claim.entry());
        return Optional.empty();
    }

    @Override
    public void sync() throws IOException {
        for (Path slot : List.copyOf(unsynced)) {
            FolderSync.sync(slot);
            unsynced.remove(slot);
        }
    }
}
