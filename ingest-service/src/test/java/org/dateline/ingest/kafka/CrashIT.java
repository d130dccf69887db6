package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dateline.events.ArticleReceived;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String broker = TestStack.start().bootstrapServers();
    private @TempDir Path root;

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void aProcessThatIsKilledAnywhereLosesAndRepeatsNothing(CrashPoint point) throws Exception {
        Site site = new Site(root, broker);
        for (int i = 0; i < 3; i++) {
            site.drop(i + ".txt", ("article " + i).getBytes(UTF_8));
        }
        kill(point);

        try (Ingester _ = site.start()) {
            await().atMost(LIMIT).until(() -> site.filesIn("archive").size() == 3);
            await().atMost(LIMIT).until(() -> site.filesIn("inbox").isEmpty());
        }

        assertThat(site.fatal()).isEmpty();
        assertThat(site.filesIn("archive")).containsExactly("0.txt", "1.txt", "2.txt");
        assertThat(site.filesIn("quarantine")).isEmpty();
        try (ReceivedArticles received = new ReceivedArticles(broker, site.folder)) {
            List<ArticleReceived> articles = received.all();
            assertThat(articles)
                    .extracting(ArticleReceived::text)
                    .containsExactlyInAnyOrder("article 0", "article 1", "article 2");
            var claims = articles.stream().map(article -> article.source().claim()).toList();
            assertThat(
                            new LedgerTopic(new Clients(broker))
                                    .read(entry -> claims.contains(entry.claim()), LIMIT))
                    .isEmpty();
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
