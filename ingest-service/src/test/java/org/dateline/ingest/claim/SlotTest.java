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

class SlotTest {

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

    @Test
    void aClaimTakesTheFileAndKeepsItsName() throws IOException {
        Path name = drop("2026/a\nb é.txt", "news");
        try (Slot slot = inbox.lockSlot()) {
            Claim claim = slot.claim(ids.next(), name);
            slot.sync(List.of(claim));

            assertThat(inbox.root().resolve(name)).doesNotExist();
            assertThat(claim.file()).hasContent("news");
            assertThat(claim.fileName()).isEqualTo("2026/a\nb é.txt");
            assertThat(slot.claims()).containsExactly(claim);
            assertThat(inbox.claims()).containsExactly(claim);
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

            slot.removeEmptyFolders();

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
