package org.dateline.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.dateline.events.Topic;
import org.dateline.local.FreePorts;
import org.dateline.local.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A broker as `dateline up` runs it, on data that an earlier version left, which asked nobody for
/// a password.
class AccessIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String BEFORE = "stored by the earlier version";

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
                        new Secrets(folder.resolve("a home with \"signs\"/secrets")),
                        BrokerSettings.Others.READ_EVENTS);
        runEarlierVersion();
        broker = Broker.start(settings);
        try (Topics topics = new Topics(settings.connection(BrokerUser.ADMIN), LIMIT)) {
            topics.create(Topic.ALL, (short) 1);
            topics.protect();
        }
    }

    private static void runEarlierVersion() throws Exception {
        Broker.format(settings);
        Properties properties = settings.properties();
        properties.keySet().removeIf(key -> key.toString().contains("sasl"));
        properties.keySet().removeAll(Set.of("authorizer.class.name", "super.users"));
        properties.put(
                "listener.security.protocol.map",
                "OTHERS:PLAINTEXT,SERVICES:PLAINTEXT,CONTROLLER:PLAINTEXT");
        var earlier = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        earlier.startup();
        try (Topics topics = new Topics(withoutPassword(), LIMIT);
                var producer = producer(withoutPassword())) {
            topics.create(Topic.ALL, (short) 1);
            producer.send(new ProducerRecord<>(Topic.ENRICHED.name(), "key", BEFORE)).get();
        } finally {
            earlier.shutdown();
            earlier.awaitShutdown();
        }
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void whatAnEarlierVersionKeptIsReadByOthersInAGroupOfTheirOwn() {
        Map<String, Object> settings = withoutPassword();
        settings.put("group.id", "my-system");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        try (var consumer = consumer(settings)) {
            consumer.subscribe(List.of(Topic.ENRICHED.name()));
            long end = System.nanoTime() + LIMIT.toNanos();
            boolean found = false;
            while (!found && System.nanoTime() < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    found |= record.value().equals(BEFORE);
                }
            }
            assertThat(found).isTrue();
            consumer.commitSync();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"articles.received", "articles.rejected", "ingest.ledger", "replay.ledger"})
    void othersDoNotReadWhatIsNotMadeForThem(String topic) {
        try (var consumer = consumer(withoutPassword())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            assertThatThrownBy(() -> consumer.poll(LIMIT))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "articles.received",
                "articles.enriched",
                "articles.stored",
                "articles.rejected",
                "ingest.ledger",
                "replay.ledger",
                "__consumer_offsets"
            })
    void othersWriteNothing(String topic) {
        try (var producer = producer(withoutPassword())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "k", "v")).get())
                    .cause()
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrich", "store", "store-receipts"})
    void othersDoNotMoveTheOffsetsOfServices(String group) {
        Map<String, Object> settings = withoutPassword();
        settings.put("group.id", group);
        try (var consumer = consumer(settings)) {
            consumer.subscribe(List.of(Topic.ENRICHED.name()));
            assertThatThrownBy(() -> consumer.poll(LIMIT))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-x-0", "enrich-x", "replay-articles.rejected", "my-own"})
    void othersHaveNoTransactions(String transactionalId) {
        Map<String, Object> settings = withoutPassword();
        settings.put("transactional.id", transactionalId);
        try (var producer = producer(settings)) {
            assertThatThrownBy(producer::initTransactions)
                    .isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void othersChangeNothingOfTheBroker() {
        try (Admin admin = Admin.create(withoutPassword())) {
            assertRefused(admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all());
            assertRefused(admin.deleteTopics(List.of(Topic.ENRICHED.name())).all());
            assertRefused(admin.createAcls(AccessRules.all()).all());
            assertRefused(admin.describeAcls(AclBindingFilter.ANY).values());
            assertRefused(admin.deleteConsumerGroups(List.of("store")).all());
        }
    }

    private static void assertRefused(org.apache.kafka.common.KafkaFuture<?> answer) {
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void noOneWithoutAPasswordUsesTheListenersOfServicesAndController() {
        for (int port : List.of(settings.servicesPort(), settings.controllerPort())) {
            Map<String, Object> plain = new HashMap<>();
            plain.put("bootstrap.servers", "127.0.0.1:" + port);
            plain.put("default.api.timeout.ms", 3_000);
            plain.put("request.timeout.ms", 2_000);
            try (Admin admin = Admin.create(plain)) {
                assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                        .isInstanceOf(ExecutionException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsRefused(BrokerUser user) throws Exception {
        Secrets others = new Secrets(folder.resolve("other secrets"));
        try (Admin admin = Admin.create(user.settings(settings.servicesPort(), others))) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .cause()
                    .isInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void aServiceDoesNoMoreThanItsWork() throws Exception {
        try (var consumer = consumer(settings.connection(BrokerUser.GATEWAY))) {
            consumer.assign(List.of(new TopicPartition(Topic.RECEIVED.name(), 0)));
            assertThatThrownBy(() -> consumer.poll(LIMIT))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        try (Admin admin = Admin.create(settings.connection(BrokerUser.STORE))) {
            assertThatThrownBy(() -> admin.createAcls(AccessRules.all()).all().get())
                    .cause()
                    .isInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void anotherSystemIsAllowedMoreUntilItsPasswordIsTakenAway() throws Exception {
        var system = new OtherSystem("my-system", Set.of(), Set.of(Topic.RECEIVED.name()));
        try (Topics topics = new Topics(settings.connection(BrokerUser.ADMIN), LIMIT)) {
            topics.allow(system);
        }
        Map<String, Object> connection = new HashMap<>(settings.connection(BrokerUser.ADMIN));
        connection.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(system.name(), settings.secrets().value(system.secret())));

        try (var producer = producer(connection)) {
            producer.send(new ProducerRecord<>(Topic.RECEIVED.name(), "k", "v")).get();
            assertThatThrownBy(
                            () ->
                                    producer.send(
                                                    new ProducerRecord<>(
                                                            Topic.ENRICHED.name(), "k", "v"))
                                            .get())
                    .cause()
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        connection.put("transactional.id", "my-system-1");
        try (var producer = producer(connection)) {
            producer.initTransactions();
        }
        connection.put("transactional.id", "my-system1");
        try (var producer = producer(connection)) {
            assertThatThrownBy(producer::initTransactions)
                    .isInstanceOf(TransactionalIdAuthorizationException.class);
        }
        connection.remove("transactional.id");
        Files.delete(settings.secrets().folder().resolve(system.secret()));
        try (Admin admin = Admin.create(connection)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .cause()
                    .isInstanceOf(SaslAuthenticationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "enrich", "replay", "../admin-token", "", "My system", "-x"})
    void namesOfDatelinesOwnAndThoseThatLeadElsewhereAreRefused(String name) {
        assertThatThrownBy(() -> new OtherSystem(name, Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Object> withoutPassword() {
        Map<String, Object> connection = new HashMap<>();
        connection.put("bootstrap.servers", settings.bootstrapServers());
        return connection;
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> connection) {
        return new KafkaConsumer<>(connection, new StringDeserializer(), new StringDeserializer());
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> connection) {
        return new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer());
    }
}
