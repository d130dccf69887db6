package org.dateline.ingest.disk;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Says whether there is room for more articles, before a broker or a database dies for want of it.
///
/// What was published is going to take more: enriched, an article takes some times the bytes that
/// it came with, and again in the database. That is reckoned in as soon as it is published, and is
/// known anew with each look at the disks. For any thread.
public final class DiskSpace {

    /// An enriched article of 4.5 kB takes 12 kB in Kafka.
    private static final int ENRICHED_BYTES_PER_BYTE = 4;

    private final long minimum;
    private final AtomicLong published = new AtomicLong();
    private volatile List<Look> last = List.of();

    /// What was seen of one disk.
    ///
    /// @param wanted bytes that are to stay free on it
    /// @param published so far, when the look began
    private record Look(Disk disk, long wanted, long published) {}

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
                        .toList();
    }

    private long wanted(Disk disk, long waiting) {
        long least = disk.least(minimum);
        return disk.growing() ? least + waiting * ENRICHED_BYTES_PER_BYTE : least;
    }

    /// Reckons with a batch that is published now.
    public void take(long bytes) {
        published.addAndGet(bytes);
    }

    /// Whether a batch of this size may be published.
    public boolean hasRoomFor(long bytes) {
        return last.stream().allMatch(look -> lacking(look, bytes) <= 0);
    }

    private long lacking(Look look, long bytes) {
        return look.wanted() + needed(look, bytes) - look.disk().free();
    }

    private long needed(Look look, long bytes) {
        if (!look.disk().growing()) {
            return 0;
        }
        return (published.get() - look.published() + bytes) * (1 + ENRICHED_BYTES_PER_BYTE);
    }

    /// Why there is no room for a batch of this size, for a person: the disk that lacks most.
    public Optional<String> low(long bytes) {
        return last.stream()
                .filter(look -> lacking(look, bytes) > 0)
                .max(Comparator.comparingLong(look -> lacking(look, bytes)))
                .map(
                        look ->
                                "%s has %d MiB free, and %d MiB are wanted; free some, and intake goes on"
                                        .formatted(
                                                look.disk().name(),
                                                look.disk().free() >> 20,
                                                ((look.wanted() + needed(look, bytes)) >> 20) + 1));
    }
}
