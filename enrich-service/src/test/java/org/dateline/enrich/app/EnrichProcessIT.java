package org.dateline.enrich.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.enrich.Articles.string;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.enrich.Articles;
import org.dateline.enrichment.Enricher;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Topic;
import org.dateline.teststack.ServiceProcess;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;

/// The packaged service, as a supervisor starts and ends it.
class EnrichProcessIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final String claim = "process-" + UUID.randomUUID();

    @Test
    void anEndInMidLoadLosesAndRepeatsNothing() {
        int many = 3_000;
        try (ServiceProcess first = ServiceProcess.start(Map.of())) {
            await().atMost(LONG).until(() -> first.health("ready") == 200);
            receive(0, many);
            await().atMost(LONG).until(() -> enriched(first) > 0);
            assertThat(enriched(first)).isLessThan(many);

            first.terminate();

            assertThat(first.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
        }
        try (ServiceProcess _ = ServiceProcess.start(Map.of())) {
            await().atMost(LONG).until(() -> enriched().size() >= many);
        }
        assertThat(enriched())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, many)
                                .mapToObj(i -> claim + "/" + i + "/" + Enricher.VERSION)
                                .toList());
    }

    @Test
    void aBrokerThatAnswersNothingIsNoticedAndWorkResumesByItself() {
        try (ServiceProcess service = ServiceProcess.start(Map.of())) {
            await().atMost(LONG).until(() -> service.health("ready") == 200);

            try (var _ = TestStack.start().silenceBroker()) {
                await().atMost(LONG).until(() -> service.health("ready") == 503);
                assertThat(service.health("live")).isEqualTo(200);
            }

            receive(0, 10);
            await().atMost(LONG).until(() -> enriched().size() == 10);
            await().atMost(LONG).until(() -> service.health("ready") == 200);
        }
    }

    @Test
    void anEndWhileTheBrokerIsSilentComesInTimeAndLosesNothing() {
        int many = 1_000;
        try (ServiceProcess service = ServiceProcess.start(Map.of())) {
            await().atMost(LONG).until(() -> service.health("ready") == 200);
            receive(0, many);
            await().atMost(LONG).until(() -> enriched(service) > 0);
            try (var _ = TestStack.start().silenceBroker()) {
                service.terminate();
                assertThat(service.awaitExit(Duration.ofSeconds(30))).isIn(0, 143);
            }
        }
        try (ServiceProcess _ = ServiceProcess.start(Map.of())) {
            await().atMost(LONG).until(() -> enriched().size() >= many);
        }
        assertThat(enriched()).hasSize(many).doesNotHaveDuplicates();
    }

    private static double enriched(ServiceProcess service) {
        return service.metric("dateline_articles_enriched_total");
    }

    private void receive(int from, int to) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                ArticleReceived article =
                        Articles.article(claim, i, "The harbour opened quay " + i + " on Monday.");
                var record =
                        new ProducerRecord<>(
                                Topic.RECEIVED.name(),
                                article.articleId().toString().getBytes(UTF_8),
                                EventCodec.encode(article));
                CloudEvent.received(article).headers().forEach(record.headers()::add);
                producer.send(record);
            }
            producer.flush();
        }
    }

    /// The events of this test's articles that are committed now.
    private List<String> enriched() {
        return TopicReader.ofBytes(
                        ClientSettings.reader(Map.of("bootstrap.servers", servers())),
                        Duration.ofMinutes(2))
                .allCommitted(Topic.ENRICHED.name())
                .stream()
                .map(record -> string(record.headers().lastHeader("ce_id").value()))
                .filter(id -> id.startsWith(claim + "/"))
                .toList();
    }

    private static String servers() {
        return TestStack.start().bootstrapServers();
    }
}
