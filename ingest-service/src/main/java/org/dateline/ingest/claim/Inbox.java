package org.dateline.ingest.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dateline.ingest.ledger.LedgerSecret;

/// The watched folder, with an area of its own, `.dateline/`, for what ingesters keep in it: the
/// inbox's identity, the slots with their claims, and uploads that are not complete yet.
public final class Inbox {

    private static final String AREA = ".dateline";

    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final FileAttribute<?>[] OWNERS_ALONE =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path root;
    private final UUID id;
    private final LedgerSecret ledgerSecret;

    private Inbox(Path root, UUID id, LedgerSecret ledgerSecret) {
        this.root = root;
        this.id = id;
        this.ledgerSecret = ledgerSecret;
    }

    /// Opens the inbox, and makes it and its identity where they do not exist yet.
    public static synchronized Inbox open(Path folder) throws IOException {
        FolderSync.make(folder);
        Path root = folder.toRealPath();
        Path area = root.resolve(AREA);
        for (String inner : List.of("incoming", "forced", "retried", "submissions")) {
            FolderSync.make(area.resolve(inner));
        }
        try (FileChannel channel =
                        FileChannel.open(
                                area.resolve("inbox-id.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            Path file = area.resolve("inbox-id");
            if (Files.notExists(file)) {
                write(file, UUID.randomUUID() + "\n");
            }
            return new Inbox(
                    root, UUID.fromString(Files.readString(file, UTF_8).strip()), secret(area));
        }
    }

    /// A claim that was made before there was a secret has records without one.
    private static LedgerSecret secret(Path area) throws IOException {
        Path file = area.resolve("ledger-secret");
        if (Files.notExists(file)) {
            LedgerSecret fresh = LedgerSecret.random(new SecureRandom(), Instant.now());
            write(file, fresh.key() + "\n" + fresh.since() + "\n");
        }
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return new LedgerSecret(lines.get(0), Instant.parse(lines.get(1)));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw new IOException(
                    file
                            + " is damaged; put it back from a backup, or delete it: then files that"
                            + " were half published are published again",
                    e);
        }
    }

    /// Writes a file that only its owner can read, all of it or nothing, durably.
    private static void write(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(draft, NEW, OWNERS_ALONE)) {
            ByteBuffer bytes = UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        FolderSync.syncFolderOf(file);
    }

    /// By which the ledger's records of this inbox are known.
    public LedgerSecret ledgerSecret() {
        return ledgerSecret;
    }

    public Path root() {
        return root;
    }

    /// Written once, when the inbox was first used; it outlives renames and moves of the folder.
    public UUID id() {
        return id;
    }

    /// Where uploads are written before they are renamed into the inbox.
    public Path incoming() {
        return root.resolve(AREA).resolve("incoming");
    }

    /// Where claims of forced uploads stand until an ingester takes them into its slot.
    public Path forced() {
        return root.resolve(AREA).resolve("forced");
    }

    /// Where it is noted which claim a submission with a key has become.
    public Path submissions() {
        return root.resolve(AREA).resolve("submissions");
    }

    /// Where claims stand that came back from quarantine, or were submitted with a key, until a
    // slot
    /// takes them in.
    public Path retried() {
        return root.resolve(AREA).resolve("retried");
    }

    /// The `transactional.id` of whoever holds that slot.
    public String transactionalId(int slot) {
        return "ingest-" + id + "-" + slot;
    }

    /// Locks the lowest slot that nobody holds, and makes a new one when all are held.
    public Slot lockSlot() throws IOException {
        for (int number = 0; ; number++) {
            Optional<Slot> slot = tryLock(number);
            if (slot.isPresent()) {
                return slot.get();
            }
        }
    }

    /// Locks one slot whose holder is gone and left claims in it.
    public Optional<Slot> lockAbandonedSlot() throws IOException {
        for (int number : slots()) {
            if (Slot.claimsIn(slotFolder(number)).isEmpty()) {
                continue;
            }
            Optional<Slot> slot = tryLock(number);
            if (slot.isPresent()) {
                return slot;
            }
        }
        return Optional.empty();
    }

    /// Every file that some ingester holds at the moment, or will take next.
    public List<Claim> claims() throws IOException {
        List<Claim> claims = new ArrayList<>(Slot.claimsIn(forced()));
        claims.addAll(Slot.claimsIn(retried()));
        claims.addAll(held());
        return claims;
    }

    /// Every file that some ingester holds at the moment.
    public List<Claim> held() throws IOException {
        List<Claim> claims = new ArrayList<>();
        for (int number : slots()) {
            claims.addAll(Slot.claimsIn(slotFolder(number)));
        }
        return claims;
    }

    private Optional<Slot> tryLock(int number) throws IOException {
        return Slot.tryLock(number, root, slotFolder(number));
    }

    private Path slotFolder(int number) {
        return root.resolve(AREA).resolve(Integer.toString(number));
    }

    private List<Integer> slots() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(root.resolve(AREA), "[0-9]*")) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.matches("0|[1-9][0-9]{0,5}")) {
                    numbers.add(Integer.valueOf(name));
                }
            }
        }
        numbers.sort(null);
        return numbers;
    }
}
