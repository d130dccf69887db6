package org.dateline.ingest.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;

/// The folder of files whose articles are committed. A claim's entry, see [Claim], stands in the
/// folder of the ten seconds that it was made in: `<archive>/2026-11-26/14-05-30/<claim>.<name>`.
/// Of a file that was erased there is a folder `<claim>` with an [ErasedName] instead.
public final class Archive {

    static final int MOST_LOOKED_AT = 50_000;

    private static final int SECONDS = 10;
    private static final DateTimeFormatter PLACE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd/HH-mm-ss").withZone(ZoneOffset.UTC);

    private final Path root;

    private Archive(Path root) {
        this.root = root;
    }

    public static Archive open(Path folder) throws IOException {
        FolderSync.make(folder);
        return new Archive(folder.toRealPath());
    }

    Path root() {
        return root;
    }

    /// An archived file.
    public record Archived(ClaimId claim, Path file, Path name) {

        /// Whether it is no file that anybody dropped.
        private boolean isHidden() {
            return FileNames.waitsForRename(name.getFileName());
        }

        /// Whether it is what is left of a file that was erased.
        public boolean isErased() {
            return name.equals(ErasedName.FILE);
        }
    }

    /// The file of a claim; empty when it is not here, or was erased.
    public Optional<Archived> of(ClaimId id) throws IOException {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(
                        place(id), path -> Claim.idOf(path).filter(id::equals).isPresent())) {
            for (Path entry : entries) {
                Optional<Archived> archived =
                        filesOf(entry).stream().filter(file -> !file.isHidden()).findFirst();
                if (archived.isPresent()) {
                    return archived;
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /// Keeps everybody else from changing the file of a claim, until it is closed.
    ///
    /// @return empty when somebody else changes it
    public Optional<Lock> lock(ClaimId id, Duration patience) {
        return FileLocks.of(root).lock(id, patience);
    }

    /// A lock on an archived file.
    @FunctionalInterface
    public interface Lock extends AutoCloseable {

        @Override
        void close();
    }

    /// Archived files whose relative path passes, and what is left of erased ones of that name, the
    /// newest claims first. A bound on what a question may cost: only the newest [#MOST_LOOKED_AT]
    /// claims are looked at.
    public List<Archived> find(Predicate<Path> name, Predicate<ErasedName> erased, int most)
            throws IOException {
        List<Archived> found = new ArrayList<>();
        int looked = 0;
        for (Path day : newestFirst(root, Files::isDirectory)) {
            for (Path folder : newestFirst(day, Files::isDirectory)) {
                for (Path entry : newestFirst(folder, path -> Claim.idOf(path).isPresent())) {
                    found.addAll(passing(entry, name, erased));
                    looked++;
                    if (found.size() >= most || looked >= MOST_LOOKED_AT) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    /// What can't be looked into is left out.
    private static List<Archived> passing(
            Path entry, Predicate<Path> name, Predicate<ErasedName> erased) {
        try {
            return filesOf(entry).stream().filter(file -> passes(file, name, erased)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// None of what was taken away meanwhile.
    private static List<Archived> filesOf(Path entry) throws IOException {
        ClaimId id = Claim.idOf(entry).orElseThrow();
        if (!Claim.isFolder(entry)) {
            return List.of(new Archived(id, entry, Claim.nameOf(entry)));
        }
        try (Stream<Path> tree = Files.walk(entry)) {
            return tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> new Archived(id, file, entry.relativize(file)))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean passes(
            Archived archived, Predicate<Path> name, Predicate<ErasedName> erased) {
        return archived.isErased()
                ? ErasedName.read(archived.file()).filter(erased).isPresent()
                : name.test(archived.name());
    }

    /// Where the entry of a claim stands. The folders are few, and none is ever so large that
    /// listing it takes long.
    Path place(ClaimId id) {
        long second = id.claimedAt().getEpochSecond();
        return root.resolve(PLACE.format(Instant.ofEpochSecond(second - second % SECONDS)));
    }

    private static List<Path> newestFirst(Path folder, DirectoryStream.Filter<Path> which)
            throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, which)) {
            entries.forEach(names::add);
        }
        names.sort(Comparator.comparing(Path::getFileName).reversed());
        return names;
    }
}
