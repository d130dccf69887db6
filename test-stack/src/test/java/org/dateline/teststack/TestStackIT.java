package org.dateline.teststack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.events.Topic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
class TestStackIT {

    private final TestStack stack = TestStack.start();

    @Test
    void topicsStandWithTheirSettings() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            for (Topic topic : Topic.ALL) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
                topic.settings()
                        .forEach(
                                (name, value) ->
                                        assertThat(config.get(name).value())
                                                .as(topic.name() + " " + name)
                                                .isEqualTo(value));
                var description = admin.describeTopics(List.of(topic.name())).allTopicNames().get();
                assertThat(description.get(topic.name()).partitions()).hasSize(topic.partitions());
            }
        }
    }

    @Test
    void theBrokerHasWhatTheGuaranteesAskOfEveryBroker() throws Exception {
        Map<String, String> variables = new LocalStackFiles().brokerVariables();
        assertThat(variables).containsKey("KAFKA_OFFSETS_RETENTION_MINUTES");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            String node = admin.describeCluster().nodes().get().iterator().next().idString();
            var resource = new ConfigResource(ConfigResource.Type.BROKER, node);
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            variables.forEach(
                    (variable, value) -> {
                        String name =
                                variable.replaceFirst("KAFKA_", "")
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '.');
                        assertThat(config.get(name).value()).as(name).isEqualTo(value);
                    });
        }
    }

    @Test
    void aReaderOfADatabaseReadsWhatOthersMakeAndWriteAndWritesNothing() throws SQLException {
        String url = stack.newDatabase();
        ask(url, DatabaseRole.MIGRATE, "CREATE TABLE shelf (title text); SELECT 1");
        ask(url, DatabaseRole.WRITE, "INSERT INTO shelf VALUES ('a title'); SELECT 1");

        assertThat(ask(url, DatabaseRole.READ, "SELECT title FROM shelf")).isEqualTo("a title");
        assertThatThrownBy(
                        () ->
                                ask(
                                        url,
                                        DatabaseRole.READ,
                                        "SET default_transaction_read_only = off;"
                                                + " COMMIT; DELETE FROM shelf; SELECT 1"))
                .hasMessageContaining("permission denied for table shelf");
    }

    @Test
    void committedTransactionIsRead() {
        byte[] value = "x".repeat(3 << 20).getBytes(UTF_8);
        var partition = new TopicPartition(Topic.RECEIVED.name(), 0);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                stack.bootstrapServers(),
                                "transactional.id",
                                "test-stack",
                                "max.request.size",
                                16 << 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(partition.topic(), 0, new byte[] {1}, value));
            producer.commitTransaction();
        }
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                stack.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(1));
            Instant end = Instant.now().plusSeconds(30);
            while (records.isEmpty() && Instant.now().isBefore(end)) {
                records = consumer.poll(Duration.ofSeconds(1));
            }
            assertThat(records)
                    .singleElement()
                    .extracting(r -> r.value().length)
                    .isEqualTo(3 << 20);
        }
    }

    @Test
    void databaseKeepsWhatItAcknowledges() throws SQLException {
        assertThat(ask(stack.jdbcUrl(), "SHOW fsync")).isEqualTo("on");
        assertThat(ask(stack.jdbcUrl(), "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    void newDatabaseIsSeparate() throws SQLException {
        String one = stack.newDatabase();
        String other = stack.newDatabase();
        assertThat(one).isNotEqualTo(other);
        ask(one, "CREATE TABLE only_here (n int); SELECT 1");
        assertThat(ask(other, "SELECT to_regclass('only_here')::text")).isNull();
        assertThat(ask(other, "CREATE EXTENSION pg_trgm; SELECT similarity('word', 'words')::text"))
                .isNotNull();
    }

    @Test
    void copyHasWhatWasThereAndGoesItsOwnWay() throws SQLException {
        String original = stack.newDatabase();
        ask(original, "CREATE TABLE counted (n int); INSERT INTO counted VALUES (1); SELECT 1");
        String copy = stack.copyOf(original);

        ask(copy, "INSERT INTO counted VALUES (2); SELECT 1");

        assertThat(ask(copy, DatabaseRole.READ, "SELECT 1")).isEqualTo("1");
        assertThat(ask(copy, "SELECT sum(n)::text FROM counted")).isEqualTo("3");
        assertThat(ask(original, "SELECT sum(n)::text FROM counted")).isEqualTo("1");
    }

    private String ask(String url, String sql) throws SQLException {
        return ask(url, stack.username(), sql);
    }

    private String ask(String url, DatabaseRole role, String sql) throws SQLException {
        return ask(url, role.username(), sql);
    }

    private String ask(String url, String user, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, stack.password());
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
