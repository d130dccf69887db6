package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.quarantine.Quarantine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
class IngesterIT extends AtSite {

    @AfterEach
    void nothingWasFatal() {
        assertThat(site.fatal()).isEmpty();
    }

    @Test
    void eachDroppedFileIsPublishedOnceAndArchived() throws IOException {
        site.drop("before.txt", bytes("dropped before the start"));
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(ingester::isReady);
            for (int i = 0; i < 50; i++) {
                site.drop("deep/er/" + i + ".txt", bytes("article " + i));
            }
            awaitArchived(51);
        }
        assertThat(received.all()).hasSize(51);
        assertThat(texts()).contains("dropped before the start", "article 0", "article 49");
        assertThat(received.all()).extracting(ArticleReceived::sighting).doesNotHaveDuplicates();
        assertThat(site.filesIn("inbox")).isEmpty();
        assertThat(site.published).hasValue(51);
        assertThat(received.records())
                .allSatisfy(
                        record -> {
                            assertThat(record.headers().lastHeader("ce_type").value())
                                    .asString()
                                    .isEqualTo("org.dateline.article.received.v1");
                        });
        assertThat(ledger()).isEmpty();
    }

    @Test
    void aFileDroppedTwiceIsOneArticleWithTwoSightings() throws IOException {
        try (Ingester _ = site.start()) {
            site.drop("a.txt", bytes("the same news"));
            awaitArchived(1);
            site.drop("a.txt", bytes("the same news"));
            awaitArchived(2);
        }
        List<ArticleReceived> articles = received.all();
        assertThat(articles).hasSize(2);
        assertThat(articles.get(0).articleId()).isEqualTo(articles.get(1).articleId());
        assertThat(articles.get(0).revision()).isEqualTo(articles.get(1).revision());
        assertThat(articles.get(0).sighting()).isNotEqualTo(articles.get(1).sighting());
    }

    @Test
    void textIsReadInItsOwnCharset() throws IOException {
        String text = "Der Präsident sagte: „Nein“ – und ging. Später kam er zurück.";
        try (Ingester _ = site.start()) {
            site.drop("utf-8.txt", text.getBytes(UTF_8));
            site.drop("utf-16.txt", ("\uFEFF" + text).getBytes(UTF_16LE));
            site.drop("windows.txt", text.getBytes(Charset.forName("windows-1252")));
            awaitArchived(3);
        }
        assertThat(received.all()).extracting(ArticleReceived::text).containsOnly(text);
        assertThat(received.all())
                .extracting(article -> article.source().charset())
                .containsExactlyInAnyOrder("UTF-8", "UTF-16LE", "windows-1252");
    }

    @Test
    void whatCannotBeReadIsQuarantinedWithAReason() throws IOException {
        byte[] noise = new byte[4096];
        new Random(7).nextBytes(noise);
        try (Ingester _ = site.start()) {
            site.drop("noise.txt", noise);
            site.drop("empty.txt", new byte[0]);
            site.drop("blank.txt", bytes(" \n \n"));
            site.drop("large.txt", bytes("x".repeat((1 << 20) + 1)));
            site.drop("picture.jpg", bytes("a text after all"));
            site.drop("good.txt", bytes("good news"));
            awaitArchived(1);
            await().atMost(LIMIT).until(() -> site.filesIn("quarantine").size() == 10);
        }
        assertThat(texts()).containsExactly("good news");
        assertThat(site.quarantined)
                .isEqualTo(
                        Map.of(
                                ReasonCode.BINARY, 1,
                                ReasonCode.EMPTY, 2,
                                ReasonCode.TOO_LARGE, 1,
                                ReasonCode.UNSUPPORTED_FORMAT, 1));
        assertThat(site.filesIn("quarantine")).contains("noise.txt", "noise.txt.reason.json");
    }

    @Test
    void aRetriedFileKeepsItsClaim() throws Exception {
        try (Ingester ingester = site.start()) {
            site.drop("a.txt", bytes(" "));
            await().atMost(LIMIT).until(() -> site.filesIn("quarantine").size() == 2);
            Quarantine.Entry entry = ingester.quarantine().entries().getFirst();
            Files.writeString(entry.file(), "repaired by hand");

            assertThat(ingester.retry(entry.claim())).isTrue();

            awaitArchived(1);
            assertThat(received.all()).hasSize(1);
            assertThat(received.all().getFirst().source().claim())
                    .isEqualTo(entry.claim().toString());
            assertThat(site.filesIn("quarantine")).isEmpty();
            assertThat(ingester.retry(entry.claim())).isFalse();
        }
    }

    @Test
    void aFileIsNotTakenWhileItsWriterHasItOpen() throws IOException {
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(ingester::isReady);
            Path file = site.inbox().resolve(site.folder).resolve("a.txt");
            try (var writer = Files.newOutputStream(file)) {
                writer.write(bytes("first half, "));
                // it rests for longer than the quiet period, and others come and go meanwhile
                await().during(Duration.ofSeconds(2)).until(() -> Files.exists(file));
                site.drop("b.txt", bytes("other news"));
                awaitArchived(1);
                writer.write(bytes("second half"));
            }
            awaitArchived(2);
        }
        assertThat(texts()).containsExactlyInAnyOrder("other news", "first half, second half");
    }

    @Test
    void aFileThatChangesAfterItsClaimGoesBack() throws IOException {
        Path file = site.drop("a.txt", bytes("draft"));
        var rewritten = new AtomicBoolean();
        try (FileChannel writer = FileChannel.open(file, StandardOpenOption.READ);
                Ingester _ =
                        site.start(
                                point -> {
                                    if (point == CrashPoint.PRODUCED_BEFORE_COMMIT
                                            && rewritten.compareAndSet(false, true)) {
                                        rewrite();
                                    }
                                })) {
            assertThat(writer.isOpen()).isTrue();
            awaitArchived(1);
        }
        assertThat(texts()).containsExactly("draft, finished");
        assertThat(site.putBack).hasValue(1);
    }

    @Test
    void anIngesterAdoptsTheSlotOfADeadOne() throws IOException {
        Inbox inbox = Inbox.open(site.inbox());
        site.drop("a.txt", bytes("claimed by the dead"));
        Slot dead = inbox.lockSlot();
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(ingester::isReady);
            awaitArchived(1);
            site.drop("b.txt.part", bytes("claimed by the dead, too"));
            Files.move(
                    site.inbox().resolve(site.folder).resolve("b.txt.part"), root.resolve("b.txt"));
            Path name = Path.of(site.folder, "b.txt");
            ClaimId id = new ClaimIds(Clock.systemUTC(), new Random()).next();
            dead.takeIn(id, root.resolve("b.txt"), name);
            await().during(Duration.ofSeconds(1)).until(() -> site.archived.get() == 1);

            dead.close();

            await().atMost(Duration.ofSeconds(10)).until(() -> site.archived.get() == 2);
        }
        assertThat(texts())
                .containsExactlyInAnyOrder("claimed by the dead", "claimed by the dead, too");
    }

    @Test
    void twoIngestersShareAnInboxAndTakeNoFileTwice() throws IOException {
        try (Ingester first = site.start();
                Ingester second = site.start()) {
            await().atMost(LIMIT).until(() -> first.isReady() && second.isReady());
            IntStream.range(0, 300).forEach(i -> dropQuietly(i + ".txt", "article " + i));
            awaitArchived(300);
        }
        assertThat(texts()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void hostileNamesAreFine() throws IOException {
        List<String> names =
                List.of("a\nb.txt", "é".repeat(125) + ".txt", "新闻 🙂.txt", "a'\"\\$(x).txt");
        try (Ingester _ = site.start()) {
            for (String name : names) {
                Files.writeString(site.inbox().resolve(site.folder).resolve(name), name);
            }
            awaitArchived(4);
        }
        assertThat(texts()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(received.all())
                .allSatisfy(
                        article ->
                                assertThat(article.source().file())
                                        .isEqualTo(site.folder + "/" + article.text()));
    }

    private void rewrite() {
        try {
            Claim claim = Inbox.open(site.inbox()).claims().getFirst();
            try (FileChannel writer = FileChannel.open(claim.file(), StandardOpenOption.APPEND)) {
                writer.write(ByteBuffer.wrap(bytes(", finished")));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void dropQuietly(String name, String text) {
        try {
            site.drop(name, bytes(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitArchived(int files) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> site.archived.get() == files);
        assertThat(site.archived).hasValue(files);
    }

    private List<String> texts() {
        return received.all().stream().map(ArticleReceived::text).toList();
    }

    private Map<String, LedgerEntry> ledger() throws IOException {
        var claims = received.all().stream().map(article -> article.source().claim()).toList();
        return new LedgerTopic(
                        new Clients(Map.of("bootstrap.servers", broker)),
                        Inbox.open(site.inbox()).ledgerSecret())
                .read(entry -> claims.contains(entry.claim()), LIMIT)
                .entries();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
