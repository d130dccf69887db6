package org.dateline.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dateline.broker.TopicReader;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ReasonCode;
import org.dateline.events.Topic;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.quarantine.Quarantine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Files of many records.
@Tag("containers")
class RecordsIT extends AtSite {

    @Test
    void everyRecordIsPublishedOnceInTheFilesOrderAndBrokenOnesArePutAside() throws IOException {
        int count = 3_333;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(i % 1_000 == 7 ? "{\"id\":" + i + ", broken" : line(i));
        }
        try (Ingester _ = site.start()) {
            site.drop("many.jsonl", (String.join("\n", lines) + "\n").getBytes(UTF_8));
            awaitArchived(1);
        }

        List<ArticleReceived> articles = received.all();
        assertThat(articles)
                .extracting(article -> article.source().record())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count)
                                .filter(i -> i % 1_000 != 7)
                                .mapToObj(i -> (long) i)
                                .toList());
        assertThat(articles)
                .allSatisfy(
                        article ->
                                assertThat(article.declared().guid())
                                        .isEqualTo("" + article.source().record()));
        assertThat(site.published).hasValue(count - 4);
        assertThat(site.rejected).containsExactly(Map.entry(ReasonCode.MALFORMED_RECORD, 4));
        String claim = articles.getFirst().source().claim();
        List<ConsumerRecord<byte[], byte[]>> rejected = rejectedOf(claim);
        assertThat(rejected)
                .extracting(record -> header(record, "record"))
                .containsExactly("7", "1007", "2007", "3007");
        assertThat(rejected)
                .allSatisfy(
                        record ->
                                assertThat(record.value())
                                        .asString()
                                        .isEqualTo(
                                                lines.get(
                                                        Integer.parseInt(
                                                                header(record, "record")))));
    }

    @Test
    void aRecordTooLongToBePutAsideKeepsItsFileInQuarantineAndCostsItsNeighboursNothing()
            throws Exception {
        String endless = "{\"text\":\"" + "x".repeat(9 << 20) + "\"}";
        try (Ingester ingester = site.start()) {
            site.drop("a.jsonl", String.join("\n", line(0), endless, line(2)).getBytes(UTF_8));
            await().atMost(LIMIT).until(() -> site.quarantined.containsKey(ReasonCode.TOO_LARGE));
            assertThat(received.all()).hasSize(2);

            Quarantine.Entry entry = ingester.quarantine().entries().getFirst();
            assertThat(entry.reason().detail())
                    .contains(
                            "line 2, at byte %d, has %d bytes; limit 8388608"
                                    .formatted(line(0).length() + 1, endless.length()));
            ClaimId id = entry.claim();
            assertThat(ingester.retry(id)).isTrue();

            await().atMost(LIMIT).until(() -> site.quarantined.get(ReasonCode.TOO_LARGE) == 2);
            assertThat(ingester.quarantine().entry(id)).isPresent();
        }
        try (Ingester ingester = site.start()) {
            await().atMost(LIMIT).until(ingester::isReady);
        }
        assertThat(received.all()).hasSize(2);
        assertThat(site.filesIn("archive")).isEmpty();
    }

    @Test
    void aFileThatChangesOnceItIsPartlyPublishedIsNotGuessedAt() throws IOException {
        site.drop(
                "a.jsonl",
                String.join("\n", IntStream.range(0, 2_500).mapToObj(RecordsIT::line).toList())
                        .getBytes(UTF_8));
        var commits = new AtomicInteger();
        try (Ingester _ =
                site.start(
                        point -> {
                            if (point == CrashPoint.PRODUCED_BEFORE_COMMIT
                                    && commits.incrementAndGet() == 2) {
                                append();
                            }
                        })) {
            await().atMost(LIMIT)
                    .until(() -> site.quarantined.containsKey(ReasonCode.CHANGED_AFTER_CLAIM));
        }
        assertThat(received.all())
                .extracting(article -> article.source().record())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, site.published.get()).mapToObj(i -> (long) i).toList());
        assertThat(site.published.get()).isPositive().isLessThan(2_500);
        assertThat(site.filesIn("quarantine")).contains("a.jsonl");
    }

    @Test
    void aFileOfNothingUsableIsRefusedWhole() throws IOException {
        try (Ingester _ = site.start()) {
            site.drop("a.ndjson", "[\"one\"]".getBytes(UTF_8));
            site.drop("b.ndjson", line(1).getBytes(UTF_8));
            await().atMost(LIMIT).until(() -> site.quarantined.size() == 1);
            awaitArchived(1);
        }
        assertThat(site.quarantined).containsKey(ReasonCode.MALFORMED_RECORD);
        assertThat(received.all()).hasSize(1);
    }

    private void append() {
        try {
            Claim claim = Inbox.open(site.inbox()).claims().getFirst();
            Files.writeString(claim.file(), "\n" + line(9_999), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(int i) {
        return "{\"id\":\"%d\",\"text\":\"record %d\"}".formatted(i, i);
    }

    private List<ConsumerRecord<byte[], byte[]>> rejectedOf(String claim) {
        return TopicReader.ofBytes(new Clients(Map.of("bootstrap.servers", broker)).reader(), LIMIT)
                .allCommitted(Topic.REJECTED.name())
                .stream()
                .filter(record -> claim.equals(new String(record.key(), UTF_8)))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader("rejected_" + name).value(), UTF_8);
    }

    private void awaitArchived(int files) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> site.archived.get() == files);
    }
}
