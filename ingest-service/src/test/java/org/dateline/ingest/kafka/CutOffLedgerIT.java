package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.Topic;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.teststack.OwnBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A broker that lost what `ingest.ledger` said, acknowledged as it was.
@Execution(ExecutionMode.CONCURRENT)
class CutOffLedgerIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// More than one transaction carries.
    private static final int RECORDS = 2_500;

    private @TempDir Path folder;

    @Test
    void aClaimThatTheLedgerForgotIsPublishedAgainWithTheSameIdsAndNothingIsLost()
            throws Exception {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder)) {
            Site site = new Site(folder, broker.bootstrapServers());
            site.drop("one.txt", "article".getBytes(UTF_8));
            site.drop("many.ndjson", records("record"));
            killInMidFile(broker);

            loseTheLedger(broker);

            try (Ingester _ = site.start()) {
                await().atMost(LIMIT).until(() -> site.filesIn("archive").size() == 2);
                await().atMost(LIMIT).until(() -> site.filesIn("inbox").isEmpty());
            }
            assertThat(site.fatal()).isEmpty();
            assertThat(site.filesIn("quarantine")).isEmpty();
            try (var received = new ReceivedArticles(broker.bootstrapServers(), site.folder)) {
                var articles = received.all();
                assertThat(articles).hasSizeGreaterThan(RECORDS + 1);
                assertThat(articles.stream().map(article -> CloudEvent.received(article).id()))
                        .satisfies(ids -> assertThat(new HashSet<>(ids)).hasSize(RECORDS + 1));
                assertThat(articles.stream().map(ArticleReceived::text))
                        .satisfies(texts -> assertThat(new HashSet<>(texts)).hasSize(RECORDS + 1));
            }
        }
    }

    @Test
    void anIngesterThatRunsPublishesEachFileOnce() throws Exception {
        try (OwnBroker broker = OwnBroker.start(folder.resolve("kafka"), folder)) {
            Site site = new Site(folder, broker.bootstrapServers());
            try (Ingester _ = site.start()) {
                site.drop("before.ndjson", records("before"));
                await().atMost(LIMIT).until(() -> site.filesIn("archive").size() == 1);

                loseTheLedger(broker);
                site.drop("after.ndjson", records("after"));

                await().atMost(LIMIT).until(() -> site.filesIn("archive").size() == 2);
            }
            assertThat(site.fatal()).isEmpty();
            try (var received = new ReceivedArticles(broker.bootstrapServers(), site.folder)) {
                List<String> texts = received.all().stream().map(ArticleReceived::text).toList();
                assertThat(texts)
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.of("before", "after")
                                        .flatMap(
                                                what ->
                                                        IntStream.range(0, RECORDS)
                                                                .mapToObj(i -> what + " " + i))
                                        .toList());
            }
        }
    }

    private void killInMidFile(OwnBroker broker) throws IOException, InterruptedException {
        Process process =
                IngestProcess.start(
                        folder, broker.bootstrapServers(), CrashPoint.COMMITTED_BEFORE_MOVE);
        try {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(IngestProcess.KILLED);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void loseTheLedger(OwnBroker broker) {
        broker.kill();
        broker.cutOff(Topic.LEDGER.name(), 0, 0);
        broker.launchAgain();
        broker.awaitReady();
    }

    private static byte[] records(String what) {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> "{\"id\":%1$d,\"text\":\"%2$s %1$d\"}\n".formatted(i, what))
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }
}
