package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.dateline.events.ArticleReceived;
import org.dateline.ingest.quarantine.Quarantine;
import org.dateline.teststack.ServiceProcess;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged service, as supervisors start, end and kill it.
class ProcessIT extends AtSite {

    /// `EX_CONFIG`: a new process would fail in the same way.
    private static final int BAD_CONFIGURATION = 78;

    private static final int KILLED = 137;

    @Test
    void anEndInMidLoadLosesAndRepeatsNothing() throws Exception {
        int many;
        try (ServiceProcess service = ready(Map.of());
                Writer writer = new Writer()) {
            await().atMost(LIMIT).until(() -> archived() > 0);
            service.terminate();
            assertThat(service.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            many = writer.stop();
        }
        assertThat(archived()).isLessThan(many);
        assertThat(archived() + site.filesIn("inbox").size()).isEqualTo(many);

        try (ServiceProcess _ = ready(Map.of())) {
            await().atMost(LIMIT).until(() -> archived() == many);
        }
        assertEachPublishedOnce(many);
    }

    @Test
    void aBrokerThatAnswersNothingIsNoticedWithoutAFileInHand() throws IOException {
        try (ServiceProcess service = ready(Map.of())) {
            try (var _ = TestStack.start().silenceBroker()) {
                await().atMost(LIMIT).until(() -> service.health("ready") == 503);
                assertThat(service.health("live")).isEqualTo(200);
            }
            await().atMost(LIMIT).until(() -> service.health("ready") == 200);
            drop(0, 5);
            await().atMost(LIMIT).until(() -> archived() == 5);
            await().during(Duration.ofSeconds(12))
                    .atMost(LIMIT)
                    .until(() -> service.health("ready") == 200);
        }
        assertEachPublishedOnce(5);
    }

    @Test
    void anEndWhileTheBrokerIsSilentComesInTimeAndLosesNothing() throws Exception {
        int many;
        try (ServiceProcess service = ready(Map.of());
                Writer writer = new Writer()) {
            await().atMost(LIMIT).until(() -> archived() > 0);
            try (var _ = TestStack.start().silenceBroker()) {
                service.terminate();
                many = writer.stop();
                assertThat(service.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            }
        }
        try (ServiceProcess _ = ready(Map.of())) {
            await().atMost(LIMIT).until(() -> archived() == many);
        }
        assertEachPublishedOnce(many);
    }

    @Test
    void twoProcessesShareAnInboxAndOneIsKilled() throws IOException {
        int many = 1_000;
        try (ServiceProcess first = ready(Map.of());
                ServiceProcess _ = ready(Map.of())) {
            drop(0, many / 2);
            await().atMost(LIMIT).until(() -> archived() > 0);
            first.kill();
            drop(many / 2, many);
            await().atMost(LIMIT).until(() -> archived() == many);
        }
        assertEachPublishedOnce(many);
    }

    @Test
    void aFileThatIsSubmittedToAFullInboxIsAnsweredWithTheReasonAndWhatToDo() throws Exception {
        String inbox = site.inbox().toString();
        assumeThat(
                        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", inbox)
                                .start()
                                .waitFor())
                .as("a file system of its own needs the right to mount one")
                .isZero();
        try (ServiceProcess service = ready(Map.of())) {
            HttpResponse<String> answer =
                    service.upload("/files/large.txt", new byte[4 << 20]).orElseThrow();

            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(answer.body())
                    .contains("no room is left on the disk of", "free some, and try again")
                    .containsOnlyOnce("free some");
            assertThat(service.upload("/files/short.txt", new byte[] {'x'}).orElseThrow())
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(202);
        } finally {
            new ProcessBuilder("umount", inbox).start().waitFor();
        }
    }

    /// What it had claimed, and its open transaction, are ended by the one that lives.
    @Test
    void theClaimsOfAKilledProcessAreAdopted() throws IOException {
        try (ServiceProcess dying = ready(Map.of("dateline.crash-at", "produced-before-commit"))) {
            drop(0, 20);
            assertThat(dying.awaitExit(LIMIT)).isEqualTo(KILLED);
            assertThat(site.filesIn("inbox")).hasSize(20);
            try (ServiceProcess _ = ready(Map.of("dateline.rescan-every", "1h"))) {
                await().atMost(LIMIT).until(() -> archived() == 20);
            }
        }
        assertEachPublishedOnce(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"produced-before-commit", "committed-before-move"})
    void aRetryThatIsKilledGoesOnUnderTheSameClaim(String point) throws Exception {
        Quarantine.Entry entry = quarantined();
        Files.writeString(entry.file(), "repaired by hand");
        String retry = "/quarantine/" + entry.claim() + "/retry";
        try (ServiceProcess dying = ready(Map.of("dateline.crash-at", point))) {
            dying.send("POST", retry);
            assertThat(dying.awaitExit(LIMIT)).isEqualTo(KILLED);
        }

        try (ServiceProcess service = ready(Map.of())) {
            await().atMost(LIMIT).until(() -> archived() == 1);
            assertThat(service.send("POST", retry).orElseThrow().statusCode()).isEqualTo(404);
        }
        try (var received = new ReceivedArticles(broker, site.folder)) {
            List<ArticleReceived> articles = received.all();
            assertThat(articles)
                    .extracting(ArticleReceived::text)
                    .containsExactly("repaired by hand");
            assertThat(articles.getFirst().source().claim()).isEqualTo(entry.claim().toString());
        }
    }

    @Test
    void namesOfFieldsThatSomebodyHasSetAreKnown() throws IOException {
        try (ServiceProcess _ = ready(Map.of("dateline.fields", "text=Volltext,title=Titel"))) {
            site.drop("a.csv", "Titel;Volltext\nFähre;Die Fähre kam spät.\n".getBytes(UTF_8));
            await().atMost(LIMIT).until(() -> archived() == 1);
        }
        try (var received = new ReceivedArticles(broker, site.folder)) {
            ArticleReceived article = received.all().getFirst();
            assertThat(article.text()).isEqualTo("Die Fähre kam spät.");
            assertThat(article.declared().title()).isEqualTo("Fähre");
        }
    }

    @Test
    void namesOfFieldsThatCanNotBeUsedEndTheProcessForGood() {
        Map<String, String> settings =
                Map.of(
                        "dateline.inbox", root.resolve("inbox").toString(),
                        "dateline.archive", root.resolve("archive").toString(),
                        "dateline.quarantine", root.resolve("quarantine").toString(),
                        "dateline.fields", "body=Volltext");
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            assertThat(service.awaitExit(LIMIT)).isEqualTo(BAD_CONFIGURATION);
        }
    }

    private Quarantine.Entry quarantined() throws IOException {
        try (Ingester ingester = site.start()) {
            site.drop("a.txt", " ".getBytes(UTF_8));
            await().atMost(LIMIT).until(() -> site.filesIn("quarantine").size() == 2);
            return ingester.quarantine().entries().getFirst();
        }
    }

    private ServiceProcess ready(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "dateline.inbox", root.resolve("inbox").toString(),
                                "dateline.archive", root.resolve("archive").toString(),
                                "dateline.quarantine", root.resolve("quarantine").toString()));
        all.putAll(settings);
        ServiceProcess service = ServiceProcess.start(all);
        await().atMost(LIMIT).until(() -> service.health("ready") == 200);
        return service;
    }

    /// Drops one file after the other, at most one a millisecond, until told to stop.
    private final class Writer implements AutoCloseable {

        private final FutureTask<Integer> work = new FutureTask<>(this::dropUntilStopped);
        private volatile boolean stopped;

        Writer() {
            Thread.ofPlatform().name("writer").start(work);
        }

        /// @return how many files it dropped
        int stop() throws ExecutionException, InterruptedException {
            stopped = true;
            return work.get();
        }

        @Override
        public void close() {
            stopped = true;
        }

        private int dropUntilStopped() throws IOException {
            int dropped = 0;
            while (!stopped) {
                drop(dropped, ++dropped);
                LockSupport.parkNanos(1_000_000);
            }
            return dropped;
        }
    }

    private void drop(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            site.drop(i + ".txt", ("article " + i).getBytes(UTF_8));
        }
    }

    private int archived() throws IOException {
        return site.filesIn("archive").size();
    }

    private void assertEachPublishedOnce(int count) {
        try (var received = new ReceivedArticles(broker, site.folder)) {
            assertThat(received.all())
                    .extracting(ArticleReceived::text)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, count).mapToObj(i -> "article " + i).toList());
        }
    }
}
