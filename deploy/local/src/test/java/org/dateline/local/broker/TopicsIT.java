package org.dateline.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.dateline.events.Topic;
import org.dateline.local.FreePorts;
import org.dateline.local.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir static Path folder;

    private static BrokerSettings settings;
    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        List<Integer> ports = FreePorts.any(3);
        settings =
                new BrokerSettings(
                        folder.resolve("kafka"),
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        new Secrets(folder.resolve("secrets")),
                        BrokerSettings.Others.DO_ANYTHING);
        broker = Broker.start(settings);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void creatingTopicsAgainSetsWhatDiffersAndAddsPartitions() throws Exception {
        var before = new Topic("articles.test", 1, 1_000, Map.of("retention.ms", "1000"));
        var after = new Topic("articles.test", 3, 2_000, Map.of("retention.ms", "2000"));
        try (Topics topics = new Topics(settings.connection(BrokerUser.ADMIN), LIMIT);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
            assertThat(topics.create(List.of(before), (short) 1)).containsExactly("articles.test");
            assertThat(topics.create(List.of(before), (short) 1)).isEmpty();
            assertThat(topics.create(List.of(after), (short) 1)).isEmpty();

            // the broker answers from what it has heard of the controller, which may be a moment
            // old
            await().atMost(LIMIT).untilAsserted(() -> assertIsAsAskedFor(admin, after));
        }
    }

    private static void assertIsAsAskedFor(Admin admin, Topic asked) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, asked.name());
        var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        assertThat(config.get("retention.ms").value()).isEqualTo("2000");
        assertThat(config.get("max.message.bytes").value()).isEqualTo("2000");
        var topic = admin.describeTopics(List.of(asked.name())).allTopicNames().get();
        assertThat(topic.get(asked.name()).partitions()).hasSize(3);
    }
}
