package org.dateline.ingest.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.DurableMove;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.publish.CrashPoint;

/// Moves claims' files into the archive. For one thread.
public final class Archiving implements Destination {

    private final Archive archive;
    private final CrashPoint.Passing crash;
    /// Folders whose entries changed since the last sync.
    private final Set<Path> unsynced = new HashSet<>();

    public Archiving(Archive archive, CrashPoint.Passing crash) {
        this.archive = archive;
        this.crash = crash;
    }

    /// Moves a claim's file in.
    @Override
    public Optional<DurableMove.Copying> begin(Claim claim) throws IOException {
        Path place = archive.place(claim.id());
        if (!unsynced.contains(place)) {
            make(place);
        }
        Path target = place.resolve(claim.entry().getFileName());
        unsynced.add(claim.entry().getParent());
        try {
            Files.move(claim.entry(), target, StandardCopyOption.ATOMIC_MOVE);
            crash.pass(CrashPoint.DURING_MOVE);
        } catch (FileSystemException e) {
            // between file systems that is said before anybody looks whether the file is there
            if (Files.notExists(claim.entry(), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (e instanceof NoSuchFileException) {
                unsynced.remove(place);
                throw e;
            }
            Path file = new Claim(claim.id(), target, claim.name()).file();
            return Optional.of(() -> copy(claim, file));
        }
        return Optional.empty();
    }

    private void make(Path place) throws IOException {
        List<Path> changed = new ArrayList<>(List.of(place));
        Path day = place.getParent();
        if (Files.notExists(place)) {
            changed.add(day);
            if (Files.notExists(day)) {
                changed.add(archive.root());
            }
            Files.createDirectories(place);
        }
        unsynced.addAll(changed);
    }

    @Override
    public void sync() throws IOException {
        for (Path folder : List.copyOf(unsynced)) {
            try {
                FolderSync.sync(folder);
            } catch (NoSuchFileException e) {
                unsynced.remove(folder);
                throw e;
            }
            unsynced.remove(folder);
        }
    }

    /// From another file system, or where a crash left a folder in both places.
    private void copy(Claim claim, Path file) throws IOException {
        FolderSync.makeFolderOf(file);
        if (!DurableMove.renamed(claim.file(), file)) {
            DurableMove.copied(claim.file(), file, () -> crash.pass(CrashPoint.DURING_MOVE));
        }
        Slot.removeEmpty(claim.entry());
    }
}
