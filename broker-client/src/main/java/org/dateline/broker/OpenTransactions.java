package org.dateline.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Utils;

/// The transactions that have no end yet in the partitions of some topics, and in the one that
/// holds a group's offsets.
///
/// For one thread.
public final class OpenTransactions {

    private final BrokerAdmin broker;
    private final Collection<String> topics;
    private final Optional<String> group;
    private Map<TopicPartition, Node> leaders = Map.of();
    private boolean everyPartitionLed;

    /// @param broker is asked, and stays the caller's to close
    /// @param topics where transactions are looked for
    /// @param group whose offsets are part of transactions
    public OpenTransactions(BrokerAdmin broker, Collection<String> topics, Optional<String> group) {
        this.broker = broker;
        this.topics = topics;
        this.group = group;
    }

    /// Those that are open now. A partition without a leader can't be looked at.
    ///
    /// @throws KafkaException when the broker refuses, or does not answer in time
    public List<OpenTransaction> now() throws InterruptedException {
        leaders = leaders();
        List<OpenTransaction> open = new ArrayList<>();
        broker.ask(admin -> admin.describeProducers(leaders.keySet()).all())
                .forEach(
                        (partition, state) -> {
                            for (ProducerState producer : state.activeProducers()) {
                                OpenTransaction.of(partition, producer).ifPresent(open::add);
                            }
                        });
        return open;
    }

    /// Who led a partition at the last look.
    public Node leader(TopicPartition partition) {
        return leaders.getOrDefault(partition, Node.noNode());
    }

    /// Whether everything that a producer wrote in transactions is committed or aborted wherever it
    /// stands.
    ///
    /// @param transactionalId of a producer that has no transaction now, as its coordinator knows
    /// @throws KafkaException when the broker refuses, or does not answer in time
    public boolean areEndedOf(String transactionalId) throws InterruptedException {
        Optional<Long> producer = describe(transactionalId).map(TransactionDescription::producerId);
        boolean open =
                now().stream().anyMatch(one -> producer.equals(Optional.of(one.producerId())));
        return !open && everyPartitionLed;
    }

    /// A producer's transaction as its coordinator knows it.
    ///
    /// @throws KafkaException when the broker refuses, or does not answer in time
    public Optional<TransactionDescription> describe(String transactionalId)
            throws InterruptedException {
        try {
            return Optional.of(
                    broker.ask(
                            admin ->
                                    admin.describeTransactions(List.of(transactionalId))
                                            .description(transactionalId)));
        } catch (TransactionalIdNotFoundException e) {
            return Optional.empty();
        }
    }

    private Map<TopicPartition, Node> leaders() throws InterruptedException {
        Set<String> wanted = new HashSet<>(topics);
        if (group.isPresent()) {
            wanted.add(Topic.GROUP_METADATA_TOPIC_NAME);
        }
        wanted.retainAll(
                broker.ask(
                        admin ->
                                admin.listTopics(new ListTopicsOptions().listInternal(true))
                                        .names()));
        Map<TopicPartition, Node> found = new HashMap<>();
        everyPartitionLed = true;
        for (TopicDescription topic :
                broker.ask(admin -> admin.describeTopics(wanted).allTopicNames()).values()) {
            for (TopicPartitionInfo info : lookedAt(topic)) {
                if (hasLeader(info)) {
                    found.put(new TopicPartition(topic.name(), info.partition()), info.leader());
                } else {
                    everyPartitionLed = false;
                }
            }
        }
        return found;
    }

    /// Of the offsets' topic only the partition where a broker keeps those of the group.
    private List<TopicPartitionInfo> lookedAt(TopicDescription topic) {
        List<TopicPartitionInfo> all = topic.partitions();
        return group.filter(name -> topic.name().equals(Topic.GROUP_METADATA_TOPIC_NAME))
                .map(name -> List.of(all.get(Utils.abs(name.hashCode()) % all.size())))
                .orElse(all);
    }

    /// Whether a partition can be asked about now.
    public static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }
}
