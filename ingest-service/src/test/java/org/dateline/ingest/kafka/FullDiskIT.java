package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.NoRoomException;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.receipt.Uploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Folders that can't be written for a while: files stay where they are, and work goes on by
/// itself.
class FullDiskIT extends AtSite {

    @AfterEach
    void nothingWasFatal() {
        assertThat(site.fatal()).isEmpty();
    }

    @Test
    void aLostQuarantineKeepsTheClaimUntilItIsBack() throws IOException {
        Path quarantine = root.resolve("quarantine");
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(ingester::isReady);
            Files.delete(quarantine);
            Files.writeString(quarantine, "in its place");
            site.drop("blank.txt", bytes(" "));
            await().atMost(LIMIT)
                    .until(() -> site.conditions.held().containsKey(Condition.QUARANTINE_FAILED));
            assertThat(ingester.isReady()).isFalse();
            assertThat(ingester.isAlive()).isTrue();
            site.drop("good.txt", bytes("good news"));
            assertThat(site.filesIn("inbox")).contains("blank.txt", "good.txt");

            Files.delete(quarantine);
            await().atMost(LIMIT).until(() -> site.archived.get() == 1);
            await().atMost(LIMIT).until(ingester::isReady);
        }
        assertThat(site.filesIn("quarantine"))
                .containsExactly("blank.txt", "blank.txt.reason.json");
        assertThat(texts()).containsExactly("good news");
    }

    @Test
    void anInboxWithoutRoomKeepsWhatItCannotClaimUntilThereIsRoom() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=64", "tmpfs", inbox()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Path folder = Files.createDirectories(site.inbox().resolve(site.folder));
            try (Ingester ingester = site.start()) {
                await().atMost(LIMIT).until(ingester::isReady);
                String longName = "long".repeat(30) + ".txt";
                Path draft = Files.writeString(folder.resolve("a.txt.part"), "is taken");
                Path longDraft = Files.writeString(folder.resolve("b.txt.part"), "stays");
                Path filler = Files.createDirectory(site.inbox().resolve(".filler"));
                int files = fill(filler);

                Files.move(draft, folder.resolve("a.txt"));
                await().atMost(LIMIT).until(() -> site.archived.get() == 1);
                Files.move(longDraft, folder.resolve(longName));
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        site.conditions
                                                .held()
                                                .containsKey(Condition.FILE_NOT_READABLE));
                assertThat(ingester.isAlive()).isTrue();
                assertThat(folder.resolve(longName)).hasContent("stays");

                for (int i = 0; i < files; i++) {
                    Files.delete(filler.resolve(Integer.toString(i)));
                }
                await().atMost(LIMIT).until(() -> site.archived.get() == 2);
            }
            assertThat(texts()).containsExactlyInAnyOrder("is taken", "stays");
            assertThat(site.quarantined).isEmpty();
        } finally {
            run("umount", inbox());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatIsSubmittedToAFullInboxIsRefusedWithTheReasonAndReadToItsEnd(boolean forced)
            throws Exception {
        Files.createDirectories(site.inbox());
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", inbox()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Inbox opened = Inbox.open(site.inbox());
            var ids = new ClaimIds(Clock.systemUTC(), new Random(1));
            Uploads uploads = new Uploads(opened, ids, () -> {});
            var body = new ByteArrayInputStream(new byte[8 << 20]);
            Path name = Path.of("d", "a.txt");

            assertThatThrownBy(
                            () -> {
                                if (forced) {
                                    uploads.acceptForced(name, body);
                                } else {
                                    uploads.accept(name, body);
                                }
                            })
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageContaining("no room is left on the disk of " + opened.root());

            assertThat(body.available()).isZero();
            assertThat(opened.incoming()).isEmptyDirectory();
            assertThat(opened.claims()).isEmpty();
            uploads.accept(name, new ByteArrayInputStream(bytes("short")));
            assertThat(site.inbox().resolve(name)).hasContent("short");
        } finally {
            run("umount", inbox());
        }
    }

    @Test
    void aFileIsNotReleasedIntoAFullInboxAndStaysInQuarantine() throws Exception {
        Files.createDirectories(site.inbox());
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", inbox()))
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try {
            Files.createDirectories(site.inbox().resolve(site.folder));
            try (Ingester ingester = site.start()) {
                site.drop("a.exe", new byte[600 << 10]);
                await().atMost(LIMIT).until(() -> site.quarantined.size() == 1);
                Path filler = site.inbox().resolve(".filler");
                Files.write(filler, new byte[700 << 10]);
                ClaimId id = ingester.quarantine().entries().getFirst().claim();

                assertThatThrownBy(() -> ingester.retry(id)).isInstanceOf(NoRoomException.class);
                assertThat(ingester.quarantine().entry(id)).isPresent();
                assertThat(ingester.inbox().claims()).isEmpty();

                Files.delete(filler);
                assertThat(ingester.retry(id)).isTrue();
                await().atMost(LIMIT)
                        .until(
                                () ->
                                        site.quarantined.equals(
                                                Map.of(ReasonCode.UNSUPPORTED_FORMAT, 2)));
            }
        } finally {
            run("umount", inbox());
        }
    }

    /// Makes files until there is no room for any more, and returns how many.
    private static int fill(Path folder) throws IOException {
        for (int i = 0; ; i++) {
            try {
                Files.createFile(folder.resolve(Integer.toString(i)));
            } catch (FileSystemException e) {
                return i;
            }
        }
    }

    private String inbox() {
        return site.inbox().toString();
    }

    private List<String> texts() {
        return received.all().stream().map(ArticleReceived::text).toList();
    }

    /// Its exit code.
    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
