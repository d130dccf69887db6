package org.dateline.ingest.claim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Where a slot's reader is, so that the next process knows where the last one died: a mark in the
/// slot that is overwritten before each record is read, and taken away when no file is read. It
/// stands in the system's memory, which outlives the process, and costs a write of some bytes.
///
/// A process may die for any reason while a file is read. So a file counts as one that ends the
/// process when that happened twice at the very same place.
public final class Attempts implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private static final int DEADLY = 2;
    private static final int MARK_BYTES = 3 * Long.BYTES;

    private final Path suspectsFile;
    private final FileChannel channel;
    private final ByteBuffer mark = ByteBuffer.allocateDirect(MARK_BYTES);
    private final Map<ClaimId, Suspect> suspects = new HashMap<>();
    private final AtomicLong steps = new AtomicLong();
    private volatile boolean reading;
    private volatile boolean kept;

    /// A file during whose reading a process died.
    ///
    /// @param position how many bytes had been read of it
    /// @param deaths at that place
    public record Suspect(ClaimId claim, long position, int deaths) {

        /// Whether it must not be read again.
        public boolean isDeadly() {
            return deaths >= DEADLY;
        }

        private Suspect andAt(long again) {
            return new Suspect(claim, again, again == position ? deaths + 1 : 1);
        }

        private String line() {
            return claim + " " + position + " " + deaths;
        }

        private static Optional<Suspect> parse(String line) {
            String[] parts = line.split(" ", -1);
            try {
                return parts.length != 3
                        ? Optional.empty()
                        : ClaimId.parse(parts[0])
                                .map(
                                        id ->
                                                new Suspect(
                                                        id,
                                                        Long.parseLong(parts[1]),
                                                        Integer.parseInt(parts[2])));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    private Attempts(Path suspectsFile, FileChannel channel) {
        this.suspectsFile = suspectsFile;
        this.channel = channel;
    }

    static Attempts open(Path slot) throws IOException {
        return new Attempts(
                slot.resolve("suspects"),
                FileChannel.open(
                        slot.resolve("reading"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    /// Learns what the last process left, and begins anew.
    ///
    /// @param present the claims that stand in the slot; others are forgotten
    public void recover(Set<ClaimId> present) throws IOException {
        suspects.clear();
        for (String line : lines()) {
            Suspect.parse(line).ifPresent(suspect -> suspects.put(suspect.claim(), suspect));
        }
        Optional<Suspect> died = read();
        died.ifPresent(
                one ->
                        suspects.merge(
                                one.claim(), one, (before, now) -> before.andAt(now.position())));
        boolean changed = suspects.keySet().retainAll(present) || died.isPresent();
        if (changed) {
            write();
        }
        write(0, 0, 0);
    }

    /// A file that is suspected.
    public Optional<Suspect> suspect(ClaimId id) {
        return Optional.ofNullable(suspects.get(id));
    }

    /// A file may be read again as if nothing had happened.
    public void forget(ClaimId id) throws IOException {
        if (suspects.remove(id) != null) {
            write();
        }
    }

    /// The reader is going to read on there.
    public void reading(ClaimId id, long position) {
        steps.lazySet(steps.get() + 1);
        reading = true;
        mark(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits(), position);
    }

    /// No file is being read.
    public void pause() {
        reading = false;
        mark(0, 0, 0);
    }

    /// Rises with each step of the reader; empty while there is none. For any thread.
    public Optional<Long> step() {
        return reading ? Optional.of(steps.get()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// The process is being ended for what is read now: that is a death at this place, also if the
    /// reader comes back before the end. For any thread.
    public void keepMark() {
        kept = true;
    }

    /// Without a mark a file is only not suspected, which must not keep it from being read.
    private void mark(long high, long low, long position) {
        if (kept) {
            return;
        }
        try {
            write(high, low, position);
        } catch (IOException e) {
            LOG.debugf(e, "could not note which file is read");
        }
    }

    private void write(long high, long low, long position) throws IOException {
        mark.clear().putLong(high).putLong(low).putLong(position).flip();
        channel.write(mark, 0);
    }

    private Optional<Suspect> read() throws IOException {
        ByteBuffer left = ByteBuffer.allocate(MARK_BYTES);
        if (channel.read(left, 0) < MARK_BYTES) {
            return Optional.empty();
        }
        left.flip();
        UUID id = new UUID(left.getLong(), left.getLong());
        long position = left.getLong();
        return ClaimId.parse(id.toString()).map(claim -> new Suspect(claim, position, 1));
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(suspectsFile, US_ASCII);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>();
        suspects.values().forEach(suspect -> lines.add(suspect.line()));
        Path draft = FileNames.draftOf(suspectsFile);
        Files.write(draft, lines, US_ASCII);
        Files.move(draft, suspectsFile, StandardCopyOption.ATOMIC_MOVE);
    }
}
