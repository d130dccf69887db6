package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.dateline.events.ArticleReceived;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An intake that is stuck in the middle of a transaction.
class NoProgressIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String broker = TestStack.start().bootstrapServers();
    private @TempDir Path root;

    @Test
    void anIntakeThatIsStuckIsNotReadyAndSaysSoUntilItGetsOn() throws Exception {
        Site site = new Site(root, broker);
        CountDownLatch stuck = new CountDownLatch(1);
        try (var received = new ReceivedArticles(broker, site.folder);
                Ingester ingester =
                        site.startImpatient(
                                point -> {
                                    if (point == CrashPoint.PRODUCED_BEFORE_COMMIT) {
                                        awaitQuietly(stuck);
                                    }
                                })) {
            await().atMost(LIMIT).until(ingester::isReady);
            site.drop("a.txt", "is stuck for a while".getBytes(UTF_8));

            await().atMost(LIMIT)
                    .until(() -> site.conditions.held().containsKey(Condition.NO_PROGRESS));
            assertThat(ingester.isReady()).isFalse();

            stuck.countDown();
            await().atMost(LIMIT).until(() -> site.archived.get() == 1);
            await().atMost(LIMIT).until(ingester::isReady);
            assertThat(received.all())
                    .extracting(ArticleReceived::text)
                    .containsExactly("is stuck for a while");
        }
        assertThat(site.fatal()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
