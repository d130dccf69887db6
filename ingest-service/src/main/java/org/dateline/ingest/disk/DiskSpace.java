package org.dateline.ingest.disk;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Says whether there is room for more articles, before a broker or a database dies for want of it.
///
/// What was published is going to take more: enriched, an article takes some times the bytes that
/// it came with, and again in the database. That is reckoned in as soon as it is published, and is
/// known anew with each look at the disks. For any thread.
public final class DiskSpace {

    /// An enriched article of 4.5 kB takes 12 kB in Kafka.
    private static final int ENRICHED_BYTES_PER_BYTE = 4;

    /// Of a disk, at the most: a small one may be filled, too.
    private static final int MINIMUM_SHARE = 4;

    private final long minimum;
    private final AtomicLong published = new AtomicLong();
    private volatile @Nullable Look last;

    /// @param worst the disk with the least room
    /// @param wanted bytes that are to stay free on it
    /// @param published so far, when the look began
    private record Look(Disk worst, long wanted, long published) {

        long room() {
            return worst.free() - wanted;
        }
    }

    /// @param minimum bytes that are to stay free on each disk
    public DiskSpace(long minimum) {
        this.minimum = minimum;
    }

    /// What was published so far, to be noted before the disks are looked at.
    public long published() {
        return published.get();
    }

    /// @param disks none, if nobody tells: then there is room
    /// @param waiting bytes of articles that are published and not enriched
    /// @param publishedBefore what [#published] said before the look
    public void note(Collection<Disk> disks, long waiting, long publishedBefore) {
        last =
                disks.stream()
                        .map(disk -> new Look(disk, wanted(disk, waiting), publishedBefore))
                        .min(Comparator.comparingLong(Look::room))
                        .orElse(null);
    }

    private long wanted(Disk disk, long waiting) {
        return Math.min(minimum, disk.total() / MINIMUM_SHARE) + waiting * ENRICHED_BYTES_PER_BYTE;
    }

    /// Reckons with a batch that is published now.
    public void take(long bytes) {
        published.addAndGet(bytes);
    }

    /// Whether a batch of this size may be published.
    public boolean hasRoomFor(long bytes) {
        Look look = last;
        return look == null || look.room() >= needed(look, bytes);
    }

    private long needed(Look look, long bytes) {
        return (published.get() - look.published() + bytes) * (1 + ENRICHED_BYTES_PER_BYTE);
    }

    /// Why there is no room for a batch of this size, for a person.
    public Optional<String> low(long bytes) {
        Look look = last;
        if (look == null || hasRoomFor(bytes)) {
            return Optional.empty();
        }
        return Optional.of(
                "%s has %d MiB free, and %d MiB are wanted; free some, and intake goes on"
                        .formatted(
                                look.worst().name(),
                                look.worst().free() >> 20,
                                ((look.wanted() + needed(look, bytes)) >> 20) + 1));
    }
}
