package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.events.ArticleReceived;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.receipt.Uploads;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class CrashIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// More than one transaction carries.
    private static final int RECORDS = 2_500;

    /// The last is too long for its claim to be one file.
    private static final List<String> NAMES =
            List.of("0.txt", "100%2F.txt", "long".repeat(30) + ".txt");

    private final String broker = TestStack.start().bootstrapServers();
    private @TempDir Path root;

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void aProcessThatIsKilledAnywhereLosesAndRepeatsNothing(CrashPoint point) throws Exception {
        Site site = new Site(root, broker);
        for (int i = 0; i < 3; i++) {
            site.drop(NAMES.get(i), ("article " + i).getBytes(UTF_8));
        }
        site.drop(
                "many.ndjson",
                IntStream.range(0, RECORDS)
                        .mapToObj("{\"id\":%1$d,\"text\":\"record %1$d\"}\n"::formatted)
                        .collect(Collectors.joining())
                        .getBytes(UTF_8));
        kill(point);

        try (Ingester _ = site.start()) {
            await().atMost(LIMIT).until(() -> site.filesIn("archive").size() == 4);
            await().atMost(LIMIT).until(() -> site.filesIn("inbox").isEmpty());
        }

        assertThat(site.fatal()).isEmpty();
        assertThat(site.filesIn("archive"))
                .containsExactlyInAnyOrder(NAMES.get(0), NAMES.get(1), NAMES.get(2), "many.ndjson");
        assertThat(site.filesIn("quarantine")).isEmpty();
        try (ReceivedArticles received = new ReceivedArticles(broker, site.folder)) {
            List<ArticleReceived> articles = received.all();
            assertThat(articles)
                    .extracting(ArticleReceived::text)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            IntStream.range(0, 3).mapToObj(i -> "article " + i),
                                            IntStream.range(0, RECORDS)
                                                    .mapToObj(i -> "record " + i))
                                    .toList());
            assertThat(articles)
                    .filteredOn(article -> article.text().startsWith("record "))
                    .allSatisfy(
                            article ->
                                    assertThat(article.text())
                                            .isEqualTo("record " + article.source().record()));
            var claims = articles.stream().map(article -> article.source().claim()).toList();
            assertThat(
                            new LedgerTopic(
                                            new Clients(Map.of("bootstrap.servers", broker)),
                                            Inbox.open(site.inbox()).ledgerSecret())
                                    .read(entry -> claims.contains(entry.claim()), LIMIT)
                                    .entries())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            names = {"CLAIMED", "PRODUCED_BEFORE_COMMIT", "COMMITTED_BEFORE_MOVE"})
    void aForcedFileStaysForcedWhereverTheProcessIsKilled(CrashPoint point) throws Exception {
        Site site = new Site(root, broker);
        var ids = new ClaimIds(Clock.systemUTC(), new Random(1));
        new Uploads(Inbox.open(site.inbox()), ids, () -> {})
                .acceptForced(
                        Path.of(site.folder, "again.txt"),
                        new ByteArrayInputStream("article".getBytes(UTF_8)));
        kill(point);

        try (Ingester _ = site.start()) {
            await().atMost(LIMIT).until(() -> site.filesIn("archive").size() == 1);
        }

        assertThat(site.filesIn("inbox")).isEmpty();
        try (ReceivedArticles received = new ReceivedArticles(broker, site.folder)) {
            assertThat(received.all())
                    .extracting(article -> article.source().wasForced())
                    .containsExactly(true);
        }
    }

    private void kill(CrashPoint point) throws IOException, InterruptedException {
        Process process = IngestProcess.start(root, broker, point);
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(IngestProcess.KILLED);
        } finally {
            process.destroyForcibly();
        }
    }
}
