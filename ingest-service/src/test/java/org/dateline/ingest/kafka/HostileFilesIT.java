package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.condition.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people put into a folder: none of it hinders what lies beside it.
class HostileFilesIT extends AtSite {

    private Path folder;

    @BeforeEach
    void open() throws IOException {
        folder = site.inbox().resolve(site.folder);
    }

    @AfterEach
    void nothingWasFatal() {
        assertThat(site.fatal()).isEmpty();
    }

    @Test
    void linksAreQuarantinedAndNotFollowed() throws IOException {
        Path outside = Files.writeString(root.resolve("outside.txt"), "of somebody else");
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("b.txt"), "of somebody else, too");
        Files.createSymbolicLink(folder.resolve("link.txt"), outside);
        Files.createSymbolicLink(folder.resolve("dangling.txt"), root.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("folder"), elsewhere);
        site.drop("good.txt", bytes("good news"));
        try (Ingester _ = site.start()) {
            await().atMost(LIMIT).until(() -> site.filesIn("quarantine").size() == 6);
            await().atMost(LIMIT).until(() -> site.archived.get() == 1);
        }
        assertThat(site.quarantined).isEqualTo(Map.of(ReasonCode.NOT_A_FILE, 3));
        assertThat(texts()).containsExactly("good news");
        assertThat(outside).hasContent("of somebody else");
        assertThat(elsewhere.resolve("b.txt")).hasContent("of somebody else, too");
        assertThat(site.filesIn("inbox")).isEmpty();
    }

    @Test
    void pipesStayAndAreToldOf() throws Exception {
        Path pipe = folder.resolve("pipe.txt");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        site.drop("good.txt", bytes("good news"));
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(() -> site.archived.get() == 1);
            await().atMost(LIMIT).until(ingester::isReady);
            assertThat(site.conditions.held().get(Condition.FILE_NOT_READABLE))
                    .contains("pipe.txt");
        }
        assertThat(Files.exists(pipe, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(texts()).containsExactly("good news");
    }

    /// A path that is as long as the system allows has no room in the archive.
    @Test
    void theLongestNamesAreTakenAndTheDeepestFoldersHinderNothing() throws IOException {
        String longest = "n".repeat(251) + ".txt";
        site.drop(longest, bytes("long name"));
        site.drop("d/".repeat(400) + "a.txt", bytes("deep"));
        site.drop(("d".repeat(200) + "/").repeat(15) + "a.txt", bytes("too deep"));
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(() -> site.archived.get() == 2);
            await().atMost(LIMIT).until(ingester::isReady);
            assertThat(site.conditions.held().get(Condition.FILE_NOT_READABLE))
                    .contains("path in the inbox is too long");
        }
        assertThat(texts()).containsExactlyInAnyOrder("long name", "deep");
    }

    /// Each would take hours to read or to hash: more than may be open, and small ones behind them.
    @Test
    void filesOfATerabyteHoldUpNoOthers() throws IOException {
        for (int i = 0; i < 6; i++) {
            sparse(i + ".ndjson", "{\"text\":\"long " + i + "\"}\n" + "x".repeat(100_000));
        }
        sparse("a.pdf", "%PDF-1.7");
        sparse("a.txt", "x");
        sparse("a.exe", "x");
        sparse("b.ndjson", "x");
        try (Ingester ingester = site.start()) {
            for (int i = 0; i < 20; i++) {
                site.drop(i + ".txt", bytes("short " + i));
                int done = i + 1;
                await().atMost(LIMIT).until(() -> site.archived.get() == done);
            }
            await().atMost(LIMIT)
                    .until(
                            () ->
                                    site.quarantined.equals(
                                            Map.of(
                                                    ReasonCode.TOO_LARGE, 1,
                                                    ReasonCode.UNSUPPORTED_FORMAT, 1,
                                                    ReasonCode.BINARY, 2)));
            await().atMost(LIMIT)
                    .until(() -> site.conditions.held().containsKey(Condition.FILE_BEING_READ));
            assertThat(site.conditions.held().get(Condition.FILE_BEING_READ))
                    .containsPattern("\\d+\\.ndjson is being read: \\d+ of 1048576 MiB");
            assertThat(ingester.isReady()).isTrue();
        }
        assertThat(texts()).contains("short 0", "short 19", "long 0");
    }

    private void sparse(String name, String start) throws IOException {
        Path draft = Files.writeString(folder.resolve("." + name), start);
        try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[1]), (1L << 40) - 1);
        }
        Files.move(draft, folder.resolve(name));
    }

    @Test
    void aFolderOfTenThousandFilesIsTakenOnceEach() throws IOException {
        int many = 10_000;
        for (int i = 0; i < many; i++) {
            Files.writeString(folder.resolve(i + ".txt"), "article " + i);
        }
        try (Ingester _ = site.start()) {
            await().atMost(LIMIT).until(() -> site.archived.get() == many);
        }
        assertThat(texts())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, many).mapToObj(i -> "article " + i).toList());
    }

    private List<String> texts() {
        return received.all().stream().map(ArticleReceived::text).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
