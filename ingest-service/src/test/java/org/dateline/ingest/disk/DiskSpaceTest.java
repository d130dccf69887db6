package org.dateline.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    private static final long MIB = 1 << 20;

    private final DiskSpace space = new DiskSpace(100 * MIB);

    @Test
    void thereIsRoomUntilSomebodyTellsOtherwise() {
        assertThat(space.hasRoomFor(MIB)).isTrue();
        note(0, disk("a", 10_000, 50));
        assertThat(space.hasRoomFor(0)).isFalse();
        space.note(List.of(), 0, 0);
        assertThat(space.hasRoomFor(MIB)).isTrue();
    }

    @Test
    void theMinimumStaysFreeOnEveryDisk() {
        note(0, disk("large", 10_000, 9_000), disk("full", 10_000, 99));
        assertThat(space.hasRoomFor(0)).isFalse();
        assertThat(space.low(0)).get().asString().contains("full", "99 MiB free", "101 MiB");

        note(0, disk("large", 10_000, 9_000), disk("full", 10_000, 100));
        assertThat(space.hasRoomFor(0)).isTrue();
        assertThat(space.low(0)).isEmpty();
    }

    @Test
    void ofASmallDiskAQuarterStaysFree() {
        note(0, disk("small", 80, 20));
        assertThat(space.hasRoomFor(0)).isTrue();
        note(0, disk("small", 80, 19));
        assertThat(space.hasRoomFor(0)).isFalse();
    }

    @Test
    void whatIsNotEnrichedYetNeedsRoomToo() {
        note(10 * MIB, disk("a", 10_000, 139));
        assertThat(space.hasRoomFor(0)).isFalse();
        note(10 * MIB, disk("a", 10_000, 140));
        assertThat(space.hasRoomFor(0)).isTrue();
    }

    @Test
    void aBatchIsReckonedWithBeforeItIsSeenOnTheDisk() {
        note(0, disk("a", 10_000, 110));
        assertThat(space.hasRoomFor(2 * MIB)).isTrue();
        assertThat(space.hasRoomFor(3 * MIB)).isFalse();
        space.take(2 * MIB);
        assertThat(space.hasRoomFor(MIB)).isFalse();
    }

    @Test
    void whatWasPublishedBeforeALookIsSeenByIt() {
        space.take(500 * MIB);
        long before = space.published();
        space.take(MIB);
        space.note(List.of(disk("a", 10_000, 110)), 0, before);
        assertThat(space.hasRoomFor(MIB)).isTrue();
        assertThat(space.hasRoomFor(2 * MIB)).isFalse();
    }

    @Test
    void aFoldersDiskIsSeen(@TempDir Path folder) throws Exception {
        Disk disk = Disk.of("inbox", folder);
        assertThat(disk.name()).contains("inbox", folder.toString());
        assertThat(disk.free()).isBetween(1L, disk.total());
    }

    @Test
    void whereFilesAreOnlyMovedToNothingIsReckonedWithButTheMinimum() {
        Disk archive = new Disk("archive", 10_000 * MIB, 100 * MIB, false);
        note(1_000 * MIB, archive);
        space.take(500 * MIB);
        assertThat(space.hasRoomFor(MIB)).isTrue();

        note(0, archive, disk("database", 10_000, 104));
        assertThat(space.hasRoomFor(MIB)).isFalse();
        assertThat(space.low(MIB)).get().asString().startsWith("database");
    }

    private void note(long waiting, Disk... disks) {
        space.note(List.of(disks), waiting, space.published());
    }

    private static Disk disk(String name, long totalMib, long freeMib) {
        return new Disk(name, totalMib * MIB, freeMib * MIB, true);
    }
}
