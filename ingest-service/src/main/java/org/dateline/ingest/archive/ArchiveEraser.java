package org.dateline.ingest.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.dateline.ingest.archive.Archive.Archived;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Slot;

/// Takes articles out of archived files, or the files away. Whoever uses it holds the file's
/// [Archive.Lock].
public final class ArchiveEraser {

    private final Archive archive;

    public ArchiveEraser(Archive archive) {
        this.archive = archive;
    }

    /// Bytes that take the place of as many others in a file.
    public record Span(long start, byte[] bytes) {}

    /// Puts each span in its place. Others may have links to the file, which stays as it is for
    /// them. Safe to repeat.
    public void blank(Archived archived, List<Span> spans) throws IOException {
        Path draft = FileNames.draftOf(archived.file());
        try {
            Files.copy(archived.file(), draft, StandardCopyOption.REPLACE_EXISTING);
            blank(draft, spans);
            Files.move(draft, archived.file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        FolderSync.syncFolderOf(archived.file());
    }

    private static void blank(Path draft, List<Span> spans) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            for (Span span : spans) {
                ByteBuffer blank = ByteBuffer.wrap(span.bytes);
                channel.position(span.start);
                while (blank.hasRemaining()) {
                    channel.write(blank);
                }
            }
            channel.force(true);
        }
    }

    /// Deletes a file, durably, and leaves what recognises its name. Safe to repeat.
    public void erase(Archived archived) throws IOException {
        Path folder = archive.place(archived.claim()).resolve(archived.claim().toString());
        FolderSync.make(folder);
        ErasedName.of(archived.name()).write(folder);
        Files.deleteIfExists(archived.file());
        FolderSync.syncFolderOf(archived.file());
        for (Path inner = archived.file().getParent();
                inner != null && inner.startsWith(folder) && !inner.equals(folder);
                inner = inner.getParent()) {
            Slot.removeEmpty(inner);
        }
        FolderSync.sync(folder);
    }
}
