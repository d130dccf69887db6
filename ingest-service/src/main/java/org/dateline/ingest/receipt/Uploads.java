package org.dateline.ingest.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.NoRoomException;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.linux.Rename;

/// Brings submitted bytes into the inbox as if someone had dropped a file there: written elsewhere,
/// then renamed, so nobody ever sees half of it.
public final class Uploads {

    private final Inbox inbox;
    private final ClaimIds ids;
    private final Runnable claimReady;

    /// @param claimReady called when there is a claim to take, besides files in the inbox
    public Uploads(Inbox inbox, ClaimIds ids, Runnable claimReady) {
        this.inbox = inbox;
        this.ids = ids;
        this.claimReady = claimReady;
    }

    /// Writes a file, durably.
    ///
    /// @param name relative to the inbox; where a file of that name waits already, another is found
    /// @return the name it has got
    public Path accept(Path name, InputStream body) throws IOException {
        Path draft = inbox.incoming().resolve(UUID.randomUUID().toString());
        try {
            write(draft, body);
            return bringIn(draft, name);
        } catch (IOException e) {
            throw refused(e, body, inbox);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes a file, durably, as a claim that brings its articles back although they were erased.
    /// It stands in no place where others drop files, so nobody else can do the same.
    ///
    /// @param name relative to the inbox
    public Path acceptForced(Path name, InputStream body) throws IOException {
        ClaimId id = ids.nextForced();
        Path folder = inbox.incoming().resolve(id.toString());
        try {
            Path file = folder.resolve(name);
            FolderSync.makeFolderOf(file);
            write(file, body);
            FolderSync.syncFolderOf(file);
            Files.move(
                    folder, inbox.forced().resolve(id.toString()), StandardCopyOption.ATOMIC_MOVE);
            FolderSync.sync(inbox.forced());
        } catch (IOException e) {
            throw refused(e, body, inbox);
        } finally {
            Files.deleteIfExists(folder.resolve(name));
            Slot.removeEmpty(folder);
        }
        claimReady.run();
        return name;
    }

    /// Reads the rest first: who is still sending would not hear the answer.
    static IOException refused(IOException e, InputStream body, Inbox inbox) {
        IOException failure = NoRoomException.orSame(e, inbox.root());
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException cutOff) {
            failure.addSuppressed(cutOff);
        }
        return failure;
    }

    static void write(Path draft, InputStream body) throws IOException {
        Files.copy(body, draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Path bringIn(Path draft, Path name) throws IOException {
        Path target = name;
        Path wanted = inbox.root().resolve(name);
        FolderSync.makeFolderOf(wanted);
        while (!Rename.unlessExists(draft, inbox.root().resolve(target))) {
            target = FileNames.marked(name, UUID.randomUUID().toString().substring(0, 8));
        }
        FolderSync.syncFolderOf(wanted);
        return target;
    }
}
