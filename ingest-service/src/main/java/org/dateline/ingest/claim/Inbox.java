package org.dateline.ingest.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The watched folder, with an area of its own, `.dateline/`, for what ingesters keep in it: the
/// inbox's identity, the slots with their claims, and uploads that are not complete yet.
public final class Inbox {

    private static final String AREA = ".dateline";

    private final Path root;
    private final UUID id;

    private Inbox(Path root, UUID id) {
        this.root = root;
        this.id = id;
    }

    /// Opens the inbox, and makes it and its identity where they do not exist yet.
    public static synchronized Inbox open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path root = folder.toRealPath();
        Path area = Files.createDirectories(root.resolve(AREA));
        Files.createDirectories(area.resolve("incoming"));
        Files.createDirectories(area.resolve("forced"));
        try (FileChannel channel =
                        FileChannel.open(
                                area.resolve("inbox-id.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            Path file = area.resolve("inbox-id");
            if (Files.notExists(file)) {
                Path draft = area.resolve("inbox-id.draft");
                Files.writeString(draft, UUID.randomUUID() + "\n", UTF_8);
                try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                FolderSync.sync(area);
            }
            return new Inbox(root, UUID.fromString(Files.readString(file, UTF_8).strip()));
        }
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
