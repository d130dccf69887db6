package org.dateline.local.broker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.dateline.events.Topic;

/// Brings a broker's topics to what [Topic] says: creates what is missing, sets what differs, adds
/// partitions; and says who may use them. It removes nothing, and doing it again changes nothing.
public final class Topics implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Admin admin;
    private final Duration limit;

    /// @param connection servers and security, by Kafka's own names
    /// @param limit how long any one request may take
    public Topics(Map<String, ?> connection, Duration limit) {
        int millis = Math.toIntExact(limit.toMillis());
        this.limit = limit;
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("default.api.timeout.ms", millis);
        settings.put("request.timeout.ms", millis);
        this.admin = Admin.create(settings);
    }

    /// @param replication copies of each new topic; -1 leaves it to the broker
    /// @return names of the topics that were created
    public List<String> create(Collection<Topic> topics, short replication) {
        Set<String> existing = await(admin.listTopics().names());
        List<Topic> missing =
                topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
        List<Topic> present =
                topics.stream().filter(topic -> existing.contains(topic.name())).toList();
        createMissing(missing, replication);
        if (!present.isEmpty()) {
            applySettings(present);
            addPartitions(present);
        }
        return missing.stream().map(Topic::name).toList();
    }

    /// Allows Dateline's own users and other systems what they need, and takes nothing away that
    /// someone else allowed. The broker must have an authorizer.
    public void protect() {
        allow(AccessRules.all());
    }

    /// Allows another system what it is to do, and takes nothing away that it was allowed before.
    public void allow(OtherSystem system) {
        allow(AccessRules.of(system));
    }

    /// Returns once the broker acts by the rules: it hears of them a moment after they are
    /// accepted.
    private void allow(List<AclBinding> rules) {
        await(admin.createAcls(rules).all());
        long end = System.nanoTime() + limit.toNanos();
        while (!await(admin.describeAcls(AclBindingFilter.ANY).values()).containsAll(rules)) {
            if (System.nanoTime() > end) {
                throw new org.apache.kafka.common.errors.TimeoutException(
                        "the broker did not take over its access rules within "
                                + limit.toSeconds()
                                + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    private void createMissing(List<Topic> missing, short replication) {
        List<NewTopic> wanted =
                missing.stream()
                        .map(
                                topic ->
                                        new NewTopic(topic.name(), topic.partitions(), replication)
                                                .configs(topic.settings()))
                        .toList();
        for (KafkaFuture<Void> creation : admin.createTopics(wanted).values().values()) {
            try {
                await(creation);
            } catch (TopicExistsException e) {
                // Another creator was quicker; it wanted the same.
            }
        }
    }

    private void applySettings(List<Topic> present) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : present) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.settings().entrySet().stream()
                            .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                            .toList());
        }
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private void addPartitions(List<Topic> present) {
        Map<String, Integer> partitions =
                await(
                                admin.describeTopics(present.stream().map(Topic::name).toList())
                                        .allTopicNames())
                        .entrySet()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, e -> e.getValue().partitions().size()));
        Map<String, NewPartitions> more =
                present.stream()
                        .filter(
                                topic ->
                                        partitions.getOrDefault(topic.name(), 0)
                                                < topic.partitions())
                        .collect(
                                toMap(
                                        Topic::name,
                                        topic -> NewPartitions.increaseTo(topic.partitions())));
        await(admin.createPartitions(more).all());
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(limit.toMillis(), MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "no response from the broker within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
