package org.dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.TopicReader;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;

/// Where Dateline runs elsewhere, its broker is named.
class ReplayCommandIT {

    private final String servers = TestStack.start().bootstrapServers();
    private final String key = "key-" + UUID.randomUUID();

    @Test
    void rejectedRecordsOfAnyBrokerAreSentBackOnce() {
        reject();

        for (int time = 0; time < 2; time++) {
            int status =
                    Main.commandLine()
                            .execute("replay", "--rejected", "--bootstrap-servers", servers);

            assertThat(status).isZero();
        }
        assertThat(sentBack()).isEqualTo(1);
    }

    private void reject() {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(
                            Topic.REJECTED.name(), key.getBytes(UTF_8), "value".getBytes(UTF_8));
            new Rejection(
                            ReasonCode.ENRICHMENT_FAILED,
                            "enrich",
                            "x",
                            Topic.RECEIVED.name(),
                            0,
                            0,
                            Instant.EPOCH)
                    .headers()
                    .forEach(record.headers()::add);
            producer.send(record);
            producer.flush();
        }
    }

    private long sentBack() {
        return TopicReader.ofBytes(
                        ClientSettings.reader(Map.of("bootstrap.servers", servers)),
                        Duration.ofMinutes(2))
                .allCommitted(Topic.RECEIVED.name())
                .stream()
                .filter(record -> key.equals(new String(record.key(), UTF_8)))
                .count();
    }
}
