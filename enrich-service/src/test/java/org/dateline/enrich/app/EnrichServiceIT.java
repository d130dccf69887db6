package org.dateline.enrich.app;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.enrich.Articles.string;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.enrich.Articles;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.CloudEvent;
import org.dateline.events.EventCodec;
import org.dateline.events.Topic;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service as it runs, with the real enricher.
@Tag("containers")
@QuarkusTest
@QuarkusTestResource(EnrichServiceIT.Stack.class)
class EnrichServiceIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    /// The broker of this JVM's test stack.
    public static class Stack implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("kafka.bootstrap.servers", TestStack.start().bootstrapServers());
        }

        @Override
        public void stop() {}
    }

    @Test
    void aReceivedArticleComesOutEnrichedAndTheServiceSaysThatItIsWell() throws Exception {
        ArticleReceived article =
                Articles.article(
                        "service",
                        0,
                        "SEOUL, Sept. 13 (Reuters) – North Korean leader Kim Jong Un met Russian"
                                + " President Vladimir Putin on Wednesday.\n");
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(
                            Topic.RECEIVED.name(),
                            article.articleId().toString().getBytes(UTF_8),
                            EventCodec.encode(article));
            CloudEvent.received(article).headers().forEach(record.headers()::add);
            producer.send(record).get();
        }

        ConsumerRecord<byte[], byte[]> record = enriched();

        ArticleEnriched enriched = EventCodec.decode(record.value(), ArticleEnriched.class);
        assertThat(enriched.article()).isEqualTo(article);
        assertThat(record.headers().lastHeader("ce_type").value())
                .isEqualTo(CloudEvent.ENRICHED.getBytes(UTF_8));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                given().get("/q/metrics")
                                        .then()
                                        .body(
                                                containsString(
                                                        "dateline_articles_enriched_total 1.0")));
    }

    private static ConsumerRecord<byte[], byte[]> enriched() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", servers(),
                                "group.id", "enrich-service-it",
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.ENRICHED.name()));
            long end = System.nanoTime() + LONG.toNanos();
            while (records.isEmpty() && System.nanoTime() < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (string(record.headers().lastHeader("ce_id").value())
                            .startsWith("service/")) {
                        records.add(record);
                    }
                }
            }
        }
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static String servers() {
        return TestStack.start().bootstrapServers();
    }
}
