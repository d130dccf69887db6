package org.dateline.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimRoomTest {

    private static final Path OTHER = Path.of("/dev/shm");
    private static final Map<Path, String> FOLDERS = Map.of(OTHER, "the archive's disk,");

    private @TempDir Path inbox;

    private long total() throws IOException {
        assumeThat(OTHER).isDirectory();
        assumeThat(Files.getFileStore(OTHER)).isNotEqualTo(Files.getFileStore(inbox));
        return Disk.of("", OTHER).total();
    }

    @Test
    void aFileMustFitOnTheDiskThatItIsMovedTo() throws IOException {
        ClaimRoom room = new ClaimRoom(inbox, FOLDERS, 1, () -> 0);
        assertThat(room.take(total() + 1))
                .get()
                .asString()
                .contains("the archive's disk, " + OTHER, "free some space there");
    }

    @Test
    void whatIsClaimedAndNotMovedYetNeedsItsRoomToo() throws IOException {
        long total = total();
        ClaimRoom room = new ClaimRoom(inbox, FOLDERS, 1, () -> total);
        assertThat(room.take(1)).isPresent();
    }

    @Test
    void onTheInboxsOwnDiskAndWithoutAMinimumNothingIsAsked() throws IOException {
        long more = Files.getFileStore(inbox).getTotalSpace() + total();
        var here = new ClaimRoom(inbox, Map.of(inbox, "the archive's disk,"), 1, () -> 0);
        assertThat(here.take(more)).isEmpty();
        assertThat(new ClaimRoom(inbox, FOLDERS, 0, () -> 0).take(more)).isEmpty();
    }
}
