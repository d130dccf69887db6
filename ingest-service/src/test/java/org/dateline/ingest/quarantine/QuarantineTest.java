package org.dateline.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Random;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.ingest.archive.Archive;
import org.dateline.ingest.archive.Archiving;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.receipt.Receipt;
import org.dateline.ingest.receipt.Receipts;
import org.dateline.ingest.receipt.Uploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a claim's file: quarantine and back, archive, and the receipts for it.
class QuarantineTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    /// A name that is too long for a claim to be one file.
    private static final String LONG =
            "a folder of a name that is so long, and then some more, and"
                    + " more still, that no claim can be called by it ";

    private final ClaimIds ids = new ClaimIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
    private @TempDir Path folder;
    private Inbox inbox;
    private Slot slot;
    private Quarantine quarantine;
    private Archive archive;
    private Archiving archiving;

    @BeforeEach
    void open() throws IOException {
        inbox = Inbox.open(folder.resolve("inbox"));
        slot = inbox.lockSlot();
        quarantine =
                Quarantine.open(folder.resolve("quarantine"), Clock.fixed(NOW, ZoneOffset.UTC));
        archive = Archive.open(folder.resolve("archive"));
        archiving = new Archiving(archive, CrashPoint.Passing.UNHINDERED);
    }

    @AfterEach
    void release() throws IOException {
        slot.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "d/e/a.txt", "a.reason.json", "新闻\n.txt"})
    void aQuarantinedFileHasItsReasonBesideIt(String name) throws IOException {
        Claim claim = claim(name);

        quarantine.take(claim, ReasonCode.BINARY, "no text");

        Quarantine.Entry entry = quarantine.entry(claim.id()).orElseThrow();
        assertThat(entry.file()).hasContent("news");
        assertThat(entry.name()).isEqualTo(Path.of(name));
        assertThat(entry.reason())
                .isEqualTo(
                        new Reason(
                                claim.id().toString(),
                                name,
                                ReasonCode.BINARY,
                                "no text",
                                NOW,
                                4,
                                Sha256.hex("news")));
        assertThat(entry.file().resolveSibling(entry.file().getFileName() + ".reason.json"))
                .exists();
        assertThat(slot.claims()).isEmpty();
        assertThat(quarantine.entries()).containsExactly(entry);
    }

    @Test
    void theLongestNameHasRoomForItsReason() throws IOException {
        Claim claim = claim("é".repeat(125) + ".txt");

        quarantine.take(claim, ReasonCode.BINARY, "no text");

        assertThat(quarantine.entry(claim.id())).isPresent();
    }

    @Test
    void aRetriedFileKeepsItsClaimAndLeavesNothingBehind() throws IOException {
        Claim claim = claim("d/a.txt");
        quarantine.take(claim, ReasonCode.BINARY, "no text");

        assertThat(quarantine.release(claim.id(), inbox.retried())).isTrue();
        assertThat(inbox.claims()).extracting(Claim::id).containsExactly(claim.id());
        assertThat(slot.takeInFrom(inbox.retried(), _ -> true)).containsExactly(claim);

        assertThat(claim.file()).hasContent("news");
        assertThat(slot.claims()).containsExactly(claim);
        assertThat(quarantine.entries()).isEmpty();
        assertThat(folder.resolve("quarantine")).isEmptyDirectory();
        assertThat(quarantine.release(claim.id(), inbox.retried())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"claim\":", "null"})
    void aFileWhoseReasonIsDamagedCanBeSeenAndTriedAgain(String damaged) throws IOException {
        Claim claim = claim("d/a.txt");
        quarantine.take(claim, ReasonCode.BINARY, "no text");
        Path file = quarantine.entry(claim.id()).orElseThrow().file();
        Files.writeString(file.resolveSibling("a.txt.reason.json"), damaged);

        assertThat(quarantine.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason().detail()).contains("not known"))
                .satisfies(entry -> assertThat(entry.reason().file()).isEqualTo("d/a.txt"));
        assertThat(quarantine.release(claim.id(), inbox.retried())).isTrue();
        assertThat(slot.takeInFrom(inbox.retried(), _ -> true)).containsExactly(claim);
        assertThat(folder.resolve("quarantine")).isEmptyDirectory();
    }

    @Test
    void aFileWithoutReasonCanBeSeenAndTriedAgain() throws IOException {
        Claim claim = claim("a.txt");
        quarantine.take(claim, ReasonCode.BINARY, "no text");
        Path file = quarantine.entry(claim.id()).orElseThrow().file();
        Files.delete(file.resolveSibling("a.txt.reason.json"));

        assertThat(quarantine.entry(claim.id())).isPresent();
        assertThat(quarantine.release(claim.id(), inbox.retried())).isTrue();
    }

    @Test
    void takingTwiceIsTakingOnce() throws IOException {
        Claim claim = claim("a.txt");
        quarantine.take(claim, ReasonCode.BINARY, "no text");
        quarantine.take(claim, ReasonCode.BINARY, "no text");

        assertThat(quarantine.entries()).hasSize(1);
    }

    @Test
    void halfACopyIsNoFileOfItsClaimAndGoes() throws IOException {
        Claim claim = claim(LONG + "/a.txt");
        Files.move(claim.file(), FileNames.draftOf(claim.file()));
        Files.writeString(FileNames.draftOf(claim.entry().resolveSibling("b.txt")), "ha");

        assertThat(slot.claims()).isEmpty();
        slot.removeLeftOvers();

        assertThat(claim.entry()).doesNotExist();
        try (var left = Files.list(claim.entry().getParent())) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsOnly("lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "d/" + LONG + ".txt"})
    void aReasonThatACrashedRetryLeftGoes(String name) throws IOException {
        Claim claim = claim(name);
        quarantine.take(claim, ReasonCode.BINARY, "no text");
        Claim other = claim("b.txt");
        quarantine.take(other, ReasonCode.BINARY, "no text");
        Path quarantined = quarantine.entry(claim.id()).orElseThrow().file();
        slot.takeIn(claim.id(), quarantined, claim.name());

        quarantine.removeLeftOver(claim);
        quarantine.removeLeftOver(claim);

        assertThat(quarantined.getParent()).doesNotExist();
        assertThat(quarantine.entry(other.id())).isPresent();
    }

    @Test
    void archivingTwiceIsArchivingOnce() throws IOException {
        Claim claim = claim("d/a.txt");

        archiving.take(claim);
        archiving.sync();
        archiving.take(claim);
        archiving.sync();

        assertThat(folder.resolve("archive/2026-02-03/04-05-00/" + claim.id() + ".d%2Fa.txt"))
                .hasContent("news");
        assertThat(slot.claims()).isEmpty();
    }

    @Test
    void aMoveThatACrashCutShortIsCompleted() throws IOException {
        Claim claim = claim(LONG + "/a.txt");
        Path half = folder.resolve("archive/2026-02-03/04-05-00/" + claim.id() + "/" + LONG);
        Files.createDirectories(half);
        Files.writeString(half.resolve("a.txt"), "news");
        Files.writeString(FileNames.draftOf(half.resolve("a.txt")), "ne");

        archiving.take(claim);

        assertThat(half.resolve("a.txt")).hasContent("news");
        assertThat(slot.claims()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".d%2Fa.txt", "/" + LONG + "/a.txt"})
    void anArchiveOnAnotherFileSystemGetsACopyBeforeTheOriginalGoes(String kept)
            throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(memory)
                        && !Files.getFileStore(memory).equals(Files.getFileStore(folder)));
        Claim claim = claim(kept.substring(1).replace("%2F", "/"));
        Path elsewhere = Files.createTempDirectory(memory, "dateline");
        Path file = elsewhere.resolve("2026-02-03/04-05-00/" + claim.id() + kept);
        boolean[] halfway = {false};
        try {
            new Archiving(
                            Archive.open(elsewhere),
                            _ -> {
                                assertThat(file).hasContent("news");
                                assertThat(claim.file()).exists();
                                halfway[0] = true;
                            })
                    .take(claim);

            assertThat(halfway[0]).isTrue();
            assertThat(file).hasContent("news");
            assertThat(FileNames.draftOf(file)).doesNotExist();
            assertThat(slot.claims()).isEmpty();
        } finally {
            try (var tree = Files.walk(elsewhere)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void receiptsTellWhereAFileIs() throws IOException {
        Receipts receipts =
                new Receipts(inbox, quarantine, archive, id -> id.toString().endsWith("?"));
        Claim archived = claim("d/a.txt");
        archiving.take(archived);
        Claim refused = claim("d/a.txt");
        quarantine.take(refused, ReasonCode.EMPTY, "no bytes");
        Claim claimed = claim("d/a.txt");
        drop("a.txt");
        drop("b.txt");

        assertThat(receipts.of("a.txt"))
                .extracting(Receipt::state, Receipt::claim, Receipt::reason)
                .containsExactly(
                        tuple(Receipt.State.WAITING, null, null),
                        tuple(Receipt.State.CLAIMED, claimed.id().toString(), null),
                        tuple(Receipt.State.QUARANTINED, refused.id().toString(), ReasonCode.EMPTY),
                        tuple(Receipt.State.ARCHIVED, archived.id().toString(), null));
        assertThat(receipts.of("d/a.txt")).hasSize(3);
        assertThat(receipts.of("c.txt")).isEmpty();
    }

    @Test
    void anUploadNeverReplacesAFileThatWaits() throws IOException {
        Uploads uploads =
                new Uploads(inbox, new ClaimIds(Clock.systemUTC(), new Random(1)), () -> {});

        Path first = uploads.accept(Path.of("d/a.txt"), Files.newInputStream(drop("x")));
        Path second = uploads.accept(Path.of("d/a.txt"), Files.newInputStream(drop("x")));

        assertThat(first).isEqualTo(Path.of("d/a.txt"));
        assertThat(second.toString()).matches("d/a-[0-9a-f]{8}\\.txt");
        assertThat(inbox.root().resolve(second)).hasContent("news");
        assertThat(inbox.incoming()).isEmptyDirectory();
    }

    private Claim claim(String name) throws IOException {
        drop(name);
        return slot.claim(ids.next(), Path.of(name));
    }

    private Path drop(String name) throws IOException {
        Path file = inbox.root().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "news");
    }
}
