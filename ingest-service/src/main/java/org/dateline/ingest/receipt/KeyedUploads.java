package org.dateline.ingest.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dateline.events.Sha256;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.FolderSync;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.linux.Rename;

/// Submissions that may be repeated by whoever has had no answer: the same key is the same claim,
/// for the day on which it first came and the day after (UTC).
///
/// The file is written aside under a claim of its own. Then a note is made that the key is this
/// claim, which succeeds once for each key, and then the file is moved to where claims wait for a
/// slot. Whoever comes with the key later finds the note, and does the move if a crash has kept it
/// from being done.
public final class KeyedUploads {

    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    /// Longer than any upload takes.
    private static final Duration LEFT_OVER_AFTER = Duration.ofHours(1);

    private static final int NOTE_LINES = 3;

    private final Inbox inbox;
    private final ClaimIds ids;
    private final Clock clock;
    private final Runnable claimReady;
    private Instant tidied = Instant.MIN;

    /// @param claimReady called when there is a claim to take
    public KeyedUploads(Inbox inbox, ClaimIds ids, Clock clock, Runnable claimReady) {
        this.inbox = inbox;
        this.ids = ids;
        this.clock = clock;
        this.claimReady = claimReady;
    }

    /// What a submission has become.
    public record Submitted(Path name, ClaimId claim) {}

    /// That a key is a claim.
    private record Note(ClaimId claim, String sha256, String name) {

        String text() {
            return claim + "\n" + sha256 + "\n" + name;
        }

        static Optional<Note> parse(String text) {
            String[] lines = text.split("\n", NOTE_LINES);
            return lines.length < NOTE_LINES
                    ? Optional.empty()
                    : ClaimId.parse(lines[0]).map(claim -> new Note(claim, lines[1], lines[2]));
        }

        boolean isOfSameFile(Note other) {
            return sha256.equals(other.sha256) && name.equals(other.name);
        }
    }

    /// Writes a file, durably, unless it was submitted with this key before.
    ///
    /// @param key any text
    /// @param name relative to the inbox
    /// @throws KeyReusedException when the key came with another file
    public Submitted accept(String key, Path name, InputStream body)
            throws IOException, KeyReusedException {
        tidy();
        ClaimId claim = ids.next();
        Path folder = inbox.incoming().resolve(claim.toString());
        Path file = folder.resolve(name);
        boolean noted = false;
        try {
            FolderSync.makeFolderOf(file);
            Note mine = new Note(claim, write(file, body), name.toString());
            FolderSync.syncFolderOf(file);
            Note first = noteOnce(Sha256.hex(key), mine);
            noted = first.equals(mine);
            if (!first.isOfSameFile(mine)) {
                throw new KeyReusedException();
            }
            bringIn(first.claim());
            return new Submitted(name, first.claim());
        } catch (IOException e) {
            throw Uploads.refused(e, body, inbox);
        } finally {
            if (!noted) {
                Files.deleteIfExists(file);
                Slot.removeEmpty(folder);
            }
        }
    }

    private static String write(Path file, InputStream body) throws IOException {
        MessageDigest digest = sha256();
        Uploads.write(file, new DigestInputStream(body, digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// @return the note that there is of the key now: this one, if it is the first
    private Note noteOnce(String mark, Note note) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<Note> earlier = read(folder(today.minusDays(1)).resolve(mark));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Path place = folder(today).resolve(mark);
        FolderSync.makeFolderOf(place);
        Path draft = inbox.incoming().resolve(UUID.randomUUID().toString());
        try {
            Files.writeString(draft, note.text(), UTF_8);
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            if (Rename.unlessExists(draft, place)) {
                FolderSync.syncFolderOf(place);
                return note;
            }
        } finally {
            Files.deleteIfExists(draft);
        }
        return read(place)
                .orElseThrow(() -> new IOException(place + " is damaged; delete it, and repeat"));
    }

    private static Optional<Note> read(Path place) throws IOException {
        try {
            return Note.parse(Files.readString(place, UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void bringIn(ClaimId claim) throws IOException {
        Path folder = inbox.incoming().resolve(claim.toString());
        if (Files.notExists(folder)) {
            return;
        }
        try {
            Files.move(
                    folder,
                    inbox.retried().resolve(claim.toString()),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // whoever repeats it at this moment was faster
        }
        FolderSync.sync(inbox.retried());
        claimReady.run();
    }

    private Path folder(LocalDate day) {
        return inbox.submissions().resolve(day.toString());
    }

    /// Forgets old keys, and ends what crashes have left half done.
    private synchronized void tidy() throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(tidied.plus(TIDIED_EVERY))) {
            return;
        }
        tidied = now;
        String yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1).toString();
        for (Path day : entries(inbox.submissions())) {
            if (day.getFileName().toString().compareTo(yesterday) < 0) {
                delete(day);
            }
        }
        List<Path> leftOver = leftOver(now);
        Set<ClaimId> noted = leftOver.isEmpty() ? Set.of() : noted();
        for (Path left : leftOver) {
            Optional<ClaimId> claim = ClaimId.parse(left.getFileName().toString());
            if (claim.isPresent() && noted.contains(claim.get())) {
                bringIn(claim.get());
            } else {
                delete(left);
            }
        }
    }

    private List<Path> leftOver(Instant now) throws IOException {
        List<Path> old = new ArrayList<>();
        for (Path entry : entries(inbox.incoming())) {
            try {
                if (Files.getLastModifiedTime(entry)
                        .toInstant()
                        .isBefore(now.minus(LEFT_OVER_AFTER))) {
                    old.add(entry);
                }
            } catch (NoSuchFileException e) {
                // somebody's upload, which is in the inbox now
            }
        }
        return old;
    }

    private Set<ClaimId> noted() throws IOException {
        Set<ClaimId> noted = new HashSet<>();
        for (Path day : entries(inbox.submissions())) {
            for (Path note : entries(day)) {
                read(note).ifPresent(known -> noted.add(known.claim()));
            }
        }
        return noted;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of(); // removed meanwhile
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // removed meanwhile
        }
    }
}
