package org.dateline.ingest.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.dateline.events.Sha256;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;

/// What is left of an erased file: hashes of its name, so that whoever knows the name can be told
/// what became of it. The file it stands in is hidden, and so would never be taken from an inbox.
public record ErasedName(List<String> hashes) {

    static final Path FILE = Path.of(".erased");

    private static final int LARGEST = 1_000;

    public ErasedName {
        hashes = List.copyOf(hashes);
    }

    static ErasedName of(Path name) {
        return new ErasedName(
                List.of(
                        Sha256.hex(FileNames.text(name)),
                        Sha256.hex(FileNames.text(name.getFileName()))));
    }

    /// Whether it is the name of that file: the whole relative one or its last part.
    public boolean is(String name) {
        return hashes.contains(Sha256.hex(name));
    }

    void write(Path folder) throws IOException {
        Path draft = folder.resolve(".erased.tmp");
        Files.write(draft, hashes, US_ASCII);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        FolderSync.sync(folder);
    }

    static Optional<ErasedName> read(Path file) {
        try {
            return Files.size(file) > LARGEST
                    ? Optional.empty()
                    : Optional.of(new ErasedName(Files.readAllLines(file, US_ASCII)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
