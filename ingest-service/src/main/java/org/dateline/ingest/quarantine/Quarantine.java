package org.dateline.ingest.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.DurableMove;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.NoRoomException;
import org.dateline.ingest.claim.Slot;

/// The folder of files that could not be used, as `<quarantine>/<claim>/<relative name>` with
/// `<relative name>.reason.json` beside it.
public final class Quarantine {

    private static final String REASON_ENDING = ".reason.json";
    private static final int LARGEST_REASON = 1 << 20;

    /// Hashing more would keep other files waiting.
    private static final long MOST_HASHED = 16 << 20;

    private final Path root;
    private final Clock clock;
    /// Claims that are being released.
    private final Set<ClaimId> leaving = ConcurrentHashMap.newKeySet();

    private Quarantine(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    public static Quarantine open(Path folder, Clock clock) throws IOException {
        FolderSync.make(folder);
        return new Quarantine(folder.toRealPath(), clock);
    }

    /// A file in quarantine.
    public record Entry(ClaimId claim, Path file, Path name, Reason reason) {}

    /// Moves a claim's file in, however long it takes.
    public void take(Claim claim, ReasonCode code, String detail) throws IOException {
        Optional<DurableMove.Copying> copying = begin(claim, code, detail);
        if (copying.isPresent()) {
            copying.get().run();
        }
    }

    /// Begins to move a claim's file in. The reason is on the disk first, so no file is ever
    /// without one; safe to repeat.
    ///
    /// @return what is still to do; empty when it is done
    public Optional<DurableMove.Copying> begin(Claim claim, ReasonCode code, String detail)
            throws IOException {
        Path target = root.resolve(claim.id().toString()).resolve(claim.name());
        boolean taken = Files.notExists(claim.file(), LinkOption.NOFOLLOW_LINKS);
        if (taken && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        long size = size(claim.file());
        FolderSync.makeFolderOf(target);
        write(
                reasonFile(target),
                new Reason(
                        claim.id().toString(),
                        claim.fileName(),
                        code,
                        detail,
                        clock.instant(),
                        size,
                        size > MOST_HASHED ? "" : hash(claim.file())));
        if (DurableMove.renamed(claim.file(), target)) {
            leave(claim);
            return Optional.empty();
        }
        return Optional.of(
                () -> {
                    DurableMove.copied(claim.file(), target, () -> {});
                    leave(claim);
                });
    }

    private static void leave(Claim claim) throws IOException {
        Slot.removeEmpty(claim.entry());
        FolderSync.syncFolderOf(claim.entry());
    }

    private static void write(Path file, Reason reason) throws IOException {
        Path draft = FileNames.draftOf(file);
        try {
            Files.write(draft, EventCodec.encode(reason));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        FolderSync.syncFolderOf(file);
    }

    /// What is in quarantine, oldest claims first.
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                ClaimId.parse(folder.getFileName().toString())
                        .flatMap(this::entry)
                        .ifPresent(entries::add);
            }
        }
        entries.sort(Comparator.comparing(Entry::claim));
        return entries;
    }

    /// The file of a claim. One whose reason was lost is there, too: it can be tried again.
    public Optional<Entry> entry(ClaimId id) {
        Path folder = root.resolve(id.toString());
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files =
                    tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(file -> !FileNames.isDraft(file))
                            .toList();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
        return files.stream()
                .filter(file -> files.contains(reasonFile(file)))
                .findFirst()
                .or(() -> files.stream().filter(file -> !isReasonFile(file)).findFirst())
                .map(file -> entry(id, file, folder.relativize(file)));
    }

    private static Entry entry(ClaimId id, Path file, Path name) {
        return new Entry(
                id, file, name, reason(reasonFile(file)).orElseGet(() -> lost(id, file, name)));
    }

    private static Reason lost(ClaimId id, Path file, Path name) {
        long size;
        try {
            size = size(file);
        } catch (IOException e) {
            size = 0;
        }
        return new Reason(
                id.toString(),
                FileNames.text(name),
                ReasonCode.UNREADABLE,
                "why it is here is not known: the reason beside it is missing or damaged; retry"
                        + " tells",
                id.claimedAt(),
                size,
                "");
    }

    /// Removes the reason that a crash left here of a claim that stands in a slot.
    public void removeLeftOver(Claim claim) throws IOException {
        Path folder = root.resolve(claim.id().toString());
        if (Files.exists(folder)) {
            Files.deleteIfExists(reasonFile(folder.resolve(claim.name())));
            Slot.removeEmpty(folder);
        }
    }

    /// Moves a file to where slots take claims in, under the claim it had.
    ///
    /// @return false when it is not in quarantine
    public boolean release(ClaimId id, Path area) throws IOException {
        if (!leaving.add(id)) {
            return true;
        }
        try {
            return move(id, area);
        } finally {
            leaving.remove(id);
        }
    }

    private boolean move(ClaimId id, Path area) throws IOException {
        Optional<Entry> entry = entry(id);
        if (entry.isEmpty()) {
            return false;
        }
        Path file = entry.get().file();
        Claim claim = Claim.in(area, id, entry.get().name());
        try {
            FolderSync.makeFolderOf(claim.file());
            DurableMove.file(file, claim.file());
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw NoRoomException.orSame(e, area);
        } finally {
            if (!claim.entry().equals(claim.file())) {
                Slot.removeEmpty(claim.entry());
            }
        }
        Files.deleteIfExists(reasonFile(file));
        Slot.removeEmpty(root.resolve(id.toString()));
        return true;
    }

    private static boolean isReasonFile(Path file) {
        return file.getFileName().toString().endsWith(REASON_ENDING);
    }

    private static Path reasonFile(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(FileNames.shortened(name, REASON_ENDING) + REASON_ENDING);
    }

    private static Optional<Reason> reason(Path file) {
        try {
            if (Files.size(file) > LARGEST_REASON) {
                return Optional.empty();
            }
            return Optional.of(EventCodec.decode(Files.readAllBytes(file), Reason.class));
        } catch (IOException | MalformedEventException e) {
            return Optional.empty();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
    }

    private static String hash(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ)) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[64 << 10];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return "";
        }
    }
}
