package org.dateline.ingest.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {

    private static final String LONG =
            "a name that is so long, and then some more, and more still, that no claim can be one"
                    + " file that is called by it";

    private final ClaimIds ids = new ClaimIds(Clock.systemUTC(), new Random(1));
    private @TempDir Path folder;
    private Inbox inbox;

    @BeforeEach
    void open() throws IOException {
        inbox = Inbox.open(folder.resolve("in"));
    }

    @Test
    void theIdentityOfAnInboxIsWrittenOnce() throws IOException {
        assertThat(Inbox.open(inbox.root()).id()).isEqualTo(inbox.id());
    }

    @Test
    void aSlotHasOneHolderAtATime() throws IOException {
        try (Slot first = inbox.lockSlot();
                Slot second = inbox.lockSlot()) {
            assertThat(List.of(first.number(), second.number())).containsExactly(0, 1);
            assertThat(first.isStillHeld()).isTrue();
        }
        try (Slot again = inbox.lockSlot()) {
            assertThat(again.number()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                "2026/a\nb é.txt",
                "新闻/a.txt",
                "100%/50%2F%25.txt",
                ".%2F..%2Fa.txt",
                LONG + ".txt",
                "d/" + LONG + "/e/" + LONG + ".txt"
            })
    void aClaimTakesTheFileAndKeepsItsName(String dropped) throws IOException {
        Path name = drop(dropped, "news");
        try (Slot slot = inbox.lockSlot()) {
            Claim claim = slot.claim(ids.next(), name);
            slot.sync(List.of(claim));

            assertThat(inbox.root().resolve(name)).doesNotExist();
            assertThat(claim.file()).hasContent("news");
            assertThat(claim.fileName()).isEqualTo(dropped);
            assertThat(slot.claims()).containsExactly(claim);
            assertThat(inbox.claims()).containsExactly(claim);
        }
    }

    @Test
    void aClaimIsOneFileWhereItsNameAllowsThat() throws IOException {
        try (Slot slot = inbox.lockSlot()) {
            Claim claim = slot.claim(ids.next(), drop("d/a.txt", "news"));
            Claim folder = slot.claim(ids.next(), drop("d/" + LONG, "news"));

            assertThat(claim.file()).hasFileName(claim.id() + ".d%2Fa.txt");
            assertThat(folder.file()).isEqualTo(folder.entry().resolve("d").resolve(LONG));
            slot.putBack(folder);
            assertThat(folder.entry()).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fa.txt", "%2Fetc%2Fa.txt", "d%2F..%2Fa.txt", ".."})
    void anEntryThatSomebodyElseMadeNamesNothingOutsideTheInbox(String name) throws IOException {
        try (Slot slot = inbox.lockSlot()) {
            Path made = inbox.root().resolve(".dateline/0/" + ids.next() + "." + name);
            Files.writeString(made, "news");

            assertThat(slot.claims())
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.file()).isEqualTo(made))
                    .satisfies(claim -> assertThat(claim.name()).isEqualTo(made.getFileName()));
        }
    }

    @Test
    void ofTwoClaimsOfAFileOneFails() throws IOException {
        Path name = drop("a.txt", "news");
        try (Slot slot = inbox.lockSlot()) {
            slot.claim(ids.next(), name);

            assertThatThrownBy(() -> slot.claim(ids.next(), name))
                    .isInstanceOf(NoSuchFileException.class);
            assertThat(slot.claims()).hasSize(1);
        }
    }

    @Test
    void aFilePutBackNeverReplacesANewerOne() throws IOException {
        Path name = drop("d/a.txt", "old");
        try (Slot slot = inbox.lockSlot()) {
            Claim claim = slot.claim(ids.next(), name);
            drop("d/a.txt", "new");

            slot.putBack(claim);

            assertThat(inbox.root().resolve(name)).hasContent("new");
            assertThat(inbox.root().resolve("d/a-" + claim.id() + ".txt")).hasContent("old");
            assertThat(slot.claims()).isEmpty();
        }
    }

    @Test
    void onlySlotsWithClaimsAndWithoutHolderAreAbandoned() throws IOException {
        Path name = drop("a.txt", "news");
        try (Slot slot = inbox.lockSlot()) {
            slot.claim(ids.next(), name);
            assertThat(inbox.lockAbandonedSlot()).isEmpty();
        }
        try (Slot heir = inbox.lockAbandonedSlot().orElseThrow()) {
            assertThat(heir.claims()).hasSize(1);
            Files.delete(heir.claims().getFirst().file());
        }
        assertThat(inbox.lockAbandonedSlot()).isEmpty();
    }

    @Test
    void foldersThatACrashLeftEmptyGo() throws IOException {
        try (Slot slot = inbox.lockSlot()) {
            Path left = inbox.root().resolve(".dateline/0/" + ids.next());
            Files.createDirectories(left.resolve("deep/er"));

            slot.removeLeftOvers();

            assertThat(left).doesNotExist();
        }
    }

    private Path drop(String name, String text) throws IOException {
        Path file = inbox.root().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return inbox.root().relativize(file);
    }
}
