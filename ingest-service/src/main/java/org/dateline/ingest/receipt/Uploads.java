package org.dateline.ingest.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.linux.Rename;

/// Brings submitted bytes into the inbox as if someone had dropped a file there: written elsewhere,
/// then renamed, so nobody ever sees half of it.
public final class Uploads {

    private final Inbox inbox;

    public Uploads(Inbox inbox) {
        this.inbox = inbox;
    }

    /// Writes a file, durably.
    ///
    /// @param name relative to the inbox; where a file of that name waits already, another is found
    /// @return the name it has got
    public Path accept(Path name, InputStream body) throws IOException {
        Path draft = inbox.incoming().resolve(UUID.randomUUID().toString());
        try {
            Files.copy(body, draft);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return bringIn(draft, name);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path bringIn(Path draft, Path name) throws IOException {
        Path target = name;
        Path wanted = inbox.root().resolve(name);
        Files.createDirectories(wanted.getParent());
        while (!Rename.unlessExists(draft, inbox.root().resolve(target))) {
            target = FileNames.marked(name, UUID.randomUUID().toString().substring(0, 8));
        }
        FolderSync.syncFolderOf(wanted);
        return target;
    }
}
