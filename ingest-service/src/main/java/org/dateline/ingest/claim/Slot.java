package org.dateline.ingest.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dateline.ingest.linux.FileSystemSync;
import org.dateline.ingest.linux.Rename;

/// A numbered place in the inbox's area that one ingester holds at a time, with the files it has
/// claimed. The lock is the operating system's, so it is free as soon as its holder's process ends.
public final class Slot implements AutoCloseable {

    private static final String LOCK = "lock";

    /// Syncing a file system brings other programs' data to the disk, too; but from a few folders
    /// on it is the cheaper way.
    private static final int MOST_SYNCED_ALONE = 8;

    /// Locks held by this process. A second channel on a lock file must not even be opened: closing
    /// it would give up the lock (see [FileLock] on POSIX systems).
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final int number;
    private final Path inbox;
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;
    private final byte[] token = UUID.randomUUID().toString().getBytes(UTF_8);

    private Slot(int number, Path inbox, Path folder, FileChannel channel, FileLock lock) {
        this.number = number;
        this.inbox = inbox;
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    static Optional<Slot> tryLock(int number, Path inbox, Path folder) throws IOException {
        FolderSync.make(folder);
        if (!HELD.add(folder)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                Slot slot = new Slot(number, inbox, folder, channel, lock);
                channel.write(ByteBuffer.wrap(slot.token), 0);
                channel = null;
                return Optional.of(slot);
            }
            return Optional.empty();
        } finally {
            if (channel != null) {
                channel.close();
                HELD.remove(folder);
            }
        }
    }

    public int number() {
        return number;
    }

    /// Where the slot's reader is, and was.
    public Attempts attempts() throws IOException {
        return Attempts.open(folder);
    }

    /// Whether nobody has locked the slot since, as could happen where a file system loses locks.
    public boolean isStillHeld() {
        ByteBuffer written = ByteBuffer.allocate(token.length);
        try {
            channel.read(written, 0);
        } catch (IOException e) {
            return false;
        }
        return lock.isValid() && ByteBuffer.wrap(token).equals(written.flip());
    }

    /// Takes a file out of the inbox by renaming it. The rename is durable once [#sync] was called.
    ///
    /// @param name path of the file, relative to the inbox
    public Claim claim(ClaimId id, Path name) throws IOException {
        Claim claim = Claim.in(folder, id, name);
        for (Path made : foldersOf(claim)) {
            Files.createDirectory(made);
        }
        try {
            Files.move(inbox.resolve(name), claim.file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            removeEmpty(claim.entry());
            throw e;
        }
        return claim;
    }

    /// Makes renames into the slot durable: one by one, or for many claims all at once.
    public void sync(List<Claim> claims) throws IOException {
        List<Path> made = claims.stream().flatMap(claim -> foldersOf(claim).stream()).toList();
        if (made.size() > MOST_SYNCED_ALONE && FileSystemSync.of(folder)) {
            return;
        }
        for (Path inner : made) {
            FolderSync.sync(inner);
        }
        FolderSync.sync(folder);
    }

    /// Puts a claimed file back into the inbox, under its own name if that is free.
    public void putBack(Claim claim) throws IOException {
        Path target = inbox.resolve(claim.name());
        Files.createDirectories(target.getParent());
        if (!Rename.unlessExists(claim.file(), target)) {
            Path free = inbox.resolve(FileNames.marked(claim.name(), claim.id().toString()));
            Files.move(claim.file(), free, StandardCopyOption.ATOMIC_MOVE);
        }
        removeEmpty(claim.entry());
    }

    /// Takes a file in from elsewhere, such as quarantine, under the claim it had before.
    ///
    /// @param file where it is; the file system may be another one
    public Claim takeIn(ClaimId id, Path file, Path name) throws IOException {
        Claim claim = Claim.in(folder, id, name);
        FolderSync.makeFolderOf(claim.file());
        DurableMove.file(file, claim.file());
        return claim;
    }

    /// Takes in the claims that were made ready in a folder of the inbox's own area, by renaming
    /// them; of two slots that try, one gets each.
    ///
    /// @param admitted which of them; the others stay there
    public List<Claim> takeInFrom(Path area, Predicate<Claim> admitted) throws IOException {
        List<Claim> taken = new ArrayList<>();
        for (Claim ready : claimsIn(area)) {
            if (!admitted.test(ready)) {
                continue;
            }
            Path entry = folder.resolve(ready.entry().getFileName());
            Claim claim = new Claim(ready.id(), entry, ready.name());
            try {
                Files.move(ready.entry(), entry, StandardCopyOption.ATOMIC_MOVE);
                taken.add(claim);
            } catch (NoSuchFileException e) {
                // another slot was faster
            }
        }
        if (!taken.isEmpty()) {
            FolderSync.sync(folder);
        }
        return taken;
    }

    /// The claims that stand in the slot, oldest first.
    public List<Claim> claims() throws IOException {
        return claimsIn(folder);
    }

    /// Removes what a crash left: folders of claims whose file is gone already, and half copies.
    public void removeLeftOvers() throws IOException {
        for (Path draft : list(folder, FileNames::isDraft)) {
            Files.deleteIfExists(draft);
        }
        for (Path entry : entriesIn(folder)) {
            if (Claim.isFolder(entry)) {
                removeDraftsIn(entry);
                removeEmpty(entry);
            }
        }
    }

    private static void removeDraftsIn(Path claimFolder) throws IOException {
        try (Stream<Path> tree = Files.walk(claimFolder)) {
            for (Path draft : tree.filter(FileNames::isDraft).toList()) {
                Files.deleteIfExists(draft);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // Somebody else is at work in there, or was.
        }
    }

    static List<Claim> claimsIn(Path slot) throws IOException {
        List<Claim> claims = new ArrayList<>();
        for (Path entry : entriesIn(slot)) {
            Claim.at(entry).ifPresent(claims::add);
        }
        claims.sort(Comparator.comparing(Claim::id));
        return claims;
    }

    /// Removes a claim's folder as far as it holds no file.
    public static void removeEmpty(Path claimFolder) throws IOException {
        try (Stream<Path> tree = Files.walk(claimFolder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    return;
                }
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException | UncheckedIOException | DirectoryNotEmptyException e) {
            // Somebody else is at work in there, or was: what is left is looked at again later.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(folder);
        }
    }

    /// The folders that are made for a claim, from the outermost on; none for most.
    private static List<Path> foldersOf(Claim claim) {
        if (claim.entry().equals(claim.file())) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        Path inner = claim.entry();
        folders.add(inner);
        for (int i = 0; i < claim.name().getNameCount() - 1; i++) {
            inner = inner.resolve(claim.name().getName(i));
            folders.add(inner);
        }
        return folders;
    }

    private static List<Path> entriesIn(Path slot) throws IOException {
        return list(slot, entry -> Claim.idOf(entry).isPresent());
    }

    private static List<Path> list(Path folder, DirectoryStream.Filter<Path> which)
            throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, which)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            return List.of();
        }
        return found;
    }
}
