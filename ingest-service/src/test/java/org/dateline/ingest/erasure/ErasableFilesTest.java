package org.dateline.ingest.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dateline.events.ArticleId;
import org.dateline.events.Declared;
import org.dateline.formats.Formats;
import org.dateline.ingest.archive.Archive;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.erasure.ErasableFiles.Outcome;
import org.dateline.ingest.quarantine.Quarantine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasableFilesTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
    private static final String LINES =
            """
            {"text":"The first story."}
            no article at all
            {"text":"The second story, of a ship."}

            {"text":"The third story."}
            """;

    @TempDir Path root;
    private final ClaimId claim = new ClaimIds(CLOCK, new Random(1)).next();
    private ErasableFiles files;

    @BeforeEach
    void openFiles() throws IOException {
        files = open();
    }

    private ErasableFiles open() throws IOException {
        return new ErasableFiles(
                new Formats(),
                Inbox.open(root.resolve("inbox")),
                Quarantine.open(root.resolve("quarantine"), CLOCK),
                Archive.open(root.resolve("archive")));
    }

    @Test
    void anArticleIsTakenOutOfItsFileAndItsNeighboursStayWhereTheyWere() throws IOException {
        Path file = archived("news.ndjson", LINES);
        Path link = Files.createLink(root.resolve("the-owners-own.ndjson"), file);
        String line = "{\"text\":\"The second story, of a ship.\"}";
        String without = LINES.replace(line, "{}" + " ".repeat(line.length() - 2));

        for (int time = 0; time < 2; time++) {
            assertThat(files.erase(claim, Map.of(2L, id("The second story, of a ship."))))
                    .isEqualTo(new Outcome.Gone());
            assertThat(file).hasContent(without);
        }
        assertThat(link).hasContent(LINES);
        assertThat(filesInArchive()).containsExactly("news.ndjson");
    }

    @Test
    void anArticleIsTakenOutOfATextThatHoldsSeveral() throws IOException {
        Path file =
                archived(
                        "export.txt",
                        "One story.\n\nEnd of Document\n\nThe other story.\n\nEnd of Document\n");

        for (int time = 0; time < 2; time++) {
            assertThat(files.erase(claim, Map.of(0L, id("One story."))))
                    .isEqualTo(new Outcome.Gone());
            assertThat(file)
                    .hasContent(
                            "[erased]--\n\nEnd of Document\n\nThe other story.\n\nEnd of Document\n");
        }
        files.erase(claim, Map.of(1L, id("The other story.")));
        assertThat(filesInArchive()).containsExactly(".erased");
    }

    /// Its id is that of its file's name, or one from before a bare id was bound to its file.
    @ParameterizedTest
    @ValueSource(strings = {"source\0exports/a.ndjson\0\0" + "7", "guid\0\0" + "7"})
    void anArticleWithABareIdIsTakenOutOfItsFile(String identity) throws Exception {
        Path file =
                archived("exports/a.ndjson", "{\"id\":7,\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        UUID article =
                new UUID(
                        bytes.getLong() & ~0xF000L | 0x8000L,
                        bytes.getLong() & ~0L >>> 2 | Long.MIN_VALUE);

        assertThat(files.erase(claim, Map.of(0L, article))).isEqualTo(new Outcome.Gone());

        assertThat(file).content().doesNotContain("One.").contains("Two.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep%2Fer%2Fnews.ndjson", "LONG/news.ndjson"})
    void aFileOfNothingButErasedArticlesIsDeleted(String kept) throws IOException {
        String name = kept.replace("%2F", "/").replace("LONG", "long".repeat(40));
        archived(name, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");

        files.erase(claim, Map.of(0L, id("One.")));
        assertThat(filesInArchive()).containsExactly(kept.replace("LONG/", ""));
        files.erase(claim, Map.of(1L, id("Two.")));

        assertThat(filesInArchive()).containsExactly(".erased");
        assertThat(files.erase(claim, Map.of(1L, id("Two.")))).isEqualTo(new Outcome.Gone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.txt", "news.html"})
    void aFileOfOneArticleIsDeletedWhateverItSays(String name) throws IOException {
        archived(name, "<p>News.</p>");

        assertThat(files.erase(claim, Map.of(0L, id("Other news.")))).isEqualTo(new Outcome.Gone());

        assertThat(filesInArchive()).containsExactly(".erased");
    }

    @Test
    void whatIsNotThatArticleIsNotTouched() throws IOException {
        Path file = archived("news.ndjson", LINES);

        for (Map<Long, UUID> asked :
                List.of(Map.of(0L, id("Another.")), Map.of(1L, id("no article at all")))) {
            assertThat(files.erase(claim, asked))
                    .asInstanceOf(type(Outcome.Kept.class))
                    .satisfies(kept -> assertThat(kept.file()).isEqualTo(file.toRealPath()));
        }

        assertThat(file).hasContent(LINES);
    }

    @RepeatedTest(20)
    void articlesOfOneFileAreErasedAtTheSameTimeAndEachIsGoneWhenThatIsSaid() throws Exception {
        int many = 8;
        StringBuilder lines = new StringBuilder("{\"text\":\"It stays.\"}\n");
        for (int i = 0; i < many; i++) {
            lines.append("{\"text\":\"Story ").append(i).append(".\"}\n");
        }
        Path file = archived("news.ndjson", lines.toString());
        ErasableFiles others = open();
        var start = new CountDownLatch(1);
        List<Callable<Boolean>> erasures = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String text = "Story " + i + ".";
            Map<Long, UUID> erased = Map.of(i + 1L, id(text));
            ErasableFiles some = i % 2 == 0 ? files : others;
            erasures.add(
                    () -> {
                        start.await();
                        assertThat(some.erase(claim, erased)).isEqualTo(new Outcome.Gone());
                        return !Files.readString(file).contains(text);
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<Boolean>> gone = erasures.stream().map(threads::submit).toList();
            start.countDown();
            for (Future<Boolean> one : gone) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(file).content().startsWith("{\"text\":\"It stays.\"}\n");
        assertThat(filesInArchive()).containsExactly("news.ndjson");
    }

    @Test
    void aFileThatAnotherProcessChangesIsBusy() throws Exception {
        archived("news.ndjson", LINES);
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                root.resolve("archive").toString(),
                                claim.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Map<Long, UUID> erased = Map.of(0L, id("The first story."));
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            assertThat(files.erase(claim, erased)).isEqualTo(new Outcome.Busy());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(files.erase(claim, erased)).isEqualTo(new Outcome.Gone());
    }

    /// Another ingest process that is at work on a file: `LockHolder ARCHIVE CLAIM`.
    static final class LockHolder {

        private LockHolder() {}

        public static void main(String[] arguments) throws Exception {
            Archive archive = Archive.open(Path.of(arguments[0]));
            ClaimId claim = ClaimId.parse(arguments[1]).orElseThrow();
            try (var _ = archive.lock(claim, Duration.ZERO).orElseThrow()) {
                System.out.println("locked");
                new CountDownLatch(1).await();
            }
        }
    }

    private Path archived(String name, String content) throws IOException {
        Path minute = root.resolve("archive/2026-02-03/04-05-00");
        Path file = Claim.in(minute, claim, Path.of(name)).file();
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<String> filesInArchive() throws IOException {
        try (Stream<Path> tree = Files.walk(root.resolve("archive"))) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".lock"))
                    .map(file -> file.getFileName().toString().replace(claim + ".", ""))
                    .toList();
        }
    }

    private static UUID id(String text) {
        return ArticleId.of("any.ndjson", null, Declared.NOTHING, text);
    }
}
