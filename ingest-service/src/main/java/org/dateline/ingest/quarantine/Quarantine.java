package org.dateline.ingest.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.DurableMove;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.Slot;

/// The folder of files that could not be used, as `<quarantine>/<claim>/<relative name>` with
/// `<relative name>.reason.json` beside it.
public final class Quarantine {

    private static final String REASON_ENDING = ".reason.json";
    private static final int LARGEST_REASON = 1 << 20;

    private final Path root;
    private final Clock clock;

    private Quarantine(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    public static Quarantine open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        return new Quarantine(folder.toRealPath(), clock);
    }

    /// A file in quarantine.
    public record Entry(ClaimId claim, Path file, Path name, Reason reason) {}

    /// Moves a claim's file in. The reason is there first, so no file is ever without one; safe to
    /// repeat.
    public void take(Claim claim, ReasonCode code, String detail) throws IOException {
        Path target = root.resolve(claim.id().toString()).resolve(claim.name());
        Files.createDirectories(target.getParent());
        Reason reason =
                new Reason(
                        claim.id().toString(),
                        claim.fileName(),
                        code,
                        detail,
                        clock.instant(),
                        size(claim.file()),
                        hash(claim.file()));
        Files.write(reasonFile(target), EventCodec.encode(reason));
        DurableMove.file(claim.file(), target);
        Slot.removeEmpty(claim.entry());
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

    public Optional<Entry> entry(ClaimId id) {
        Path folder = root.resolve(id.toString());
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files =
                    tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .toList();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
        for (Path file : files) {
            Path reasonFile = reasonFile(file);
            if (files.contains(reasonFile)) {
                return reason(reasonFile)
                        .map(reason -> new Entry(id, file, folder.relativize(file), reason));
            }
        }
        return Optional.empty();
    }

    /// Removes the reason that a crash left here of a claim that stands in a slot.
    public void removeLeftOver(Claim claim) throws IOException {
        Path folder = root.resolve(claim.id().toString());
        if (Files.exists(folder)) {
            Files.deleteIfExists(reasonFile(folder.resolve(claim.name())));
            Slot.removeEmpty(folder);
        }
    }

    /// Moves a file back into a slot, under the claim it had.
    ///
    /// @return empty when it is not in quarantine
    public Optional<Claim> release(ClaimId id, Slot slot) throws IOException {
        Optional<Entry> entry = entry(id);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            Claim claim = slot.takeIn(id, entry.get().file(), entry.get().name());
            Files.deleteIfExists(reasonFile(entry.get().file()));
            Slot.removeEmpty(root.resolve(id.toString()));
            return Optional.of(claim);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
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
