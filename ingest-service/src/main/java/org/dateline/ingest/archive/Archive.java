package org.dateline.ingest.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.DurableMove;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.publish.CrashPoint;

/// The folder of files whose articles are committed, as
/// `<archive>/<day of the claim>/<claim>/<relative name>`. Of a file that was erased there is an
/// [ErasedName] instead.
public final class Archive implements Destination {

    static final int MOST_LOOKED_AT = 50_000;

    private static final String SPACE = " ";

    private final Path root;
    private final CrashPoint.Passing crash;
    /// Folders that took files in since the last sync.
    private final Set<Path> unsynced = new HashSet<>();

    private Archive(Path root, CrashPoint.Passing crash) {
        this.root = root;
        this.crash = crash;
    }

    public static Archive open(Path folder, CrashPoint.Passing crash) throws IOException {
        Files.createDirectories(folder);
        return new Archive(folder.toRealPath(), crash);
    }

    /// An archived file.
    public record Archived(ClaimId claim, Path file, Path name) {

        /// Whether it is what is left of a file that was erased.
        public boolean isErased() {
            return name.equals(ErasedName.FILE);
        }
    }

    /// The file of a claim; empty when it is not here, or was erased.
    public Optional<Archived> of(ClaimId id) throws IOException {
        Path folder = root.resolve(day(id)).resolve(id.toString());
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> new Archived(id, file, folder.relativize(file)))
                    .filter(archived -> !FileNames.waitsForRename(archived.name().getFileName()))
                    .findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Bytes of a file.
    public record Span(long start, int length) {}

    /// Puts an empty JSON object, with spaces behind it, in the place of each span. Others may have
    /// links to the file, which stays as it is for them. Safe to repeat.
    public void blank(Archived archived, List<Span> spans) throws IOException {
        Path draft = archived.file().resolveSibling(".erasing");
        Files.copy(archived.file(), draft, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            for (Span span : spans) {
                ByteBuffer blank = ByteBuffer.wrap(SPACE.repeat(span.length).getBytes(US_ASCII));
                blank.put(0, (byte) '{').put(1, (byte) '}');
                channel.position(span.start);
                while (blank.hasRemaining()) {
                    channel.write(blank);
                }
            }
            channel.force(true);
        }
        Files.move(draft, archived.file(), StandardCopyOption.ATOMIC_MOVE);
        FolderSync.syncFolderOf(archived.file());
    }

    /// Deletes a file, durably, and leaves what recognises its name. Safe to repeat.
    public void erase(Archived archived) throws IOException {
        Path folder = root.resolve(day(archived.claim())).resolve(archived.claim().toString());
        ErasedName.of(archived.name()).write(folder);
        Files.deleteIfExists(archived.file());
        FolderSync.syncFolderOf(archived.file());
        for (Path inner = archived.file().getParent();
                inner != null && !inner.equals(folder);
                inner = inner.getParent()) {
            Slot.removeEmpty(inner);
        }
        FolderSync.sync(folder);
    }

    /// Moves a claim's file in.
    @Override
    public void take(Claim claim) throws IOException {
        Path day = root.resolve(day(claim.id()));
        Path target = day.resolve(claim.id().toString());
        if (!unsynced.contains(day)) {
            Files.createDirectories(day);
            unsynced.add(day);
        }
        unsynced.add(claim.folder().getParent());
        try {
            Files.move(claim.folder(), target, StandardCopyOption.ATOMIC_MOVE);
            crash.pass(CrashPoint.DURING_MOVE);
        } catch (NoSuchFileException e) {
            if (Files.exists(claim.folder())) {
                unsynced.remove(day);
                throw e;
            }
        } catch (FileSystemException e) {
            takeFile(claim, target);
        }
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

    /// Archived files whose relative path passes, and what is left of erased ones of that name, the
    /// newest claims first. A bound on what a question may cost: only the newest [#MOST_LOOKED_AT]
    /// claims are looked at.
    public List<Archived> find(Predicate<Path> name, Predicate<ErasedName> erased, int most)
            throws IOException {
        List<Archived> found = new ArrayList<>();
        int looked = 0;
        for (Path day : newestFirst(root)) {
            for (Path folder : newestFirst(day)) {
                var id = ClaimId.parse(folder.getFileName().toString());
                if (id.isEmpty()) {
                    continue;
                }
                try (var tree = Files.walk(folder)) {
                    tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(file -> passes(folder.relativize(file), file, name, erased))
                            .map(file -> new Archived(id.get(), file, folder.relativize(file)))
                            .forEach(found::add);
                } catch (NoSuchFileException | UncheckedIOException e) {
                    // what was taken away meanwhile, or can't be looked into, is not shown
                }
                looked++;
                if (found.size() >= most || looked >= MOST_LOOKED_AT) {
                    return found;
                }
            }
        }
        return found;
    }

    private static boolean passes(
            Path relative, Path file, Predicate<Path> name, Predicate<ErasedName> erased) {
        return relative.equals(ErasedName.FILE)
                ? ErasedName.read(file).filter(erased).isPresent()
                : name.test(relative);
    }

    /// From another file system, or where a crash left the folder in both places.
    private void takeFile(Claim claim, Path target) throws IOException {
        Path file = target.resolve(claim.name());
        Files.createDirectories(file.getParent());
        DurableMove.file(claim.file(), file, () -> crash.pass(CrashPoint.DURING_MOVE));
        Slot.removeEmpty(claim.folder());
    }

    private static String day(ClaimId id) {
        return LocalDate.ofInstant(id.claimedAt(), ZoneOffset.UTC).toString();
    }

    private static List<Path> newestFirst(Path folder) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder, path -> Files.isDirectory(path))) {
            entries.forEach(names::add);
        }
        names.sort(Comparator.comparing(Path::getFileName).reversed());
        return names;
    }
}
