package org.dateline.enrich.kafka;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;
import org.dateline.broker.BrokerAdmin;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.OpenTransaction;
import org.dateline.broker.OpenTransactions;
import org.jboss.logging.Logger;

/// Ends transactions that are open in a partition and that no coordinator will ever end there. What
/// was written after the begin of such a transaction is never read, and offsets in it are never to
/// be had.
///
/// A broker that dies with an open transaction and starts again can leave one behind: for a moment
/// its coordinator finds no leader for the partition, takes it for deleted, and notes the
/// transaction as ended there ([KAFKA-20734](https://github.com/apache/kafka/pull/22680)).
///
/// A transaction hangs when no coordinator knows its producer, or the one that does expects nothing
/// of that partition any more: `kafka-transactions.sh find-hanging` decides the same
/// ([KIP-664](https://cwiki.apache.org/confluence/x/UQUqCQ)). One that is only slow is known to its
/// coordinator until it is ended in every partition, so it is never taken for one that hangs. To be
/// sure of that, it has to hang in every look for several times as long as any transaction of
/// Dateline may last. It ends as the coordinator had decided, which is found in the coordinator's
/// own log; aborting one that was committed would lose articles or bring them twice.
///
/// For one thread.
public final class HangingTransactions implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HangingTransactions.class);

    /// Transactions of Dateline end within 7 s, whatever becomes of their producers.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final BrokerAdmin broker;
    private final OpenTransactions open;
    private final EndOfTransaction end;
    private final TransactionLog log;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<OpenTransaction, Instant> hanging = new HashMap<>();

    /// @param settings by Kafka's names: servers, security
    /// @param topics where transactions are looked for
    /// @param group whose offsets are part of transactions
    /// @param patience for how long a transaction has to hang before it is ended
    public HangingTransactions(
            Map<String, Object> settings,
            Collection<String> topics,
            String group,
            Duration patience,
            InstantSource clock) {
        this.broker = new BrokerAdmin(settings, ANSWER);
        this.end = new EndOfTransaction(ClientSettings.admin(settings));
        this.log = new TransactionLog(settings);
        this.open = new OpenTransactions(broker, topics, Optional.of(group));
        this.patience = patience;
        this.clock = clock;
    }

    /// Looks once, and ends what has been hanging for long enough.
    ///
    /// @return how many transactions were ended, each counted once a partition
    /// @throws KafkaException when the broker does not tell, or refuses
    public int look() throws InterruptedException {
        Set<OpenTransaction> found = hangingNow(open.now());
        Instant now = clock.instant();
        hanging.keySet().retainAll(found);
        found.forEach(one -> hanging.putIfAbsent(one, now));
        Set<OpenTransaction> due = new HashSet<>();
        hanging.forEach(
                (one, since) -> {
                    if (!since.isAfter(now.minus(patience))) {
                        due.add(one);
                    }
                });
        if (!due.isEmpty()) {
            log.fates(due).forEach(this::end);
        }
        return due.size();
    }

    private void end(OpenTransaction one, Fate fate) {
        end.write(one, fate, open.leader(one.partition()));
        hanging.remove(one);
        LOG.warnf("ended a transaction that no coordinator would have ended %s as=%s", one, fate);
    }

    /// What hangs, for a person.
    public Optional<String> seen() {
        return hanging.keySet().stream()
                .findAny()
                .map(
                        one ->
                                "%d transactions are open that no coordinator will end, such as %s"
                                        .formatted(hanging.size(), one));
    }

    private Set<OpenTransaction> hangingNow(List<OpenTransaction> found)
            throws InterruptedException {
        if (found.isEmpty() || !everyCoordinatorAnswers()) {
            return Set.of();
        }
        Set<Long> producers = found.stream().map(OpenTransaction::producerId).collect(toSet());
        Map<Long, Set<TopicPartition>> expected = new HashMap<>();
        for (TransactionListing known :
                broker.ask(
                        admin ->
                                admin.listTransactions(
                                                new ListTransactionsOptions()
                                                        .filterProducerIds(producers))
                                        .all())) {
            Set<TopicPartition> unfinished =
                    open.describe(known.transactionalId())
                            .map(TransactionDescription::topicPartitions)
                            .orElse(Set.of());
            expected.computeIfAbsent(known.producerId(), id -> new HashSet<>()).addAll(unfinished);
        }
        return found.stream()
                .filter(
                        one ->
                                !expected.getOrDefault(one.producerId(), Set.of())
                                        .contains(one.partition()))
                .collect(toSet());
    }

    /// A coordinator that is away may know a transaction that all others don't.
    private boolean everyCoordinatorAnswers() throws InterruptedException {
        return broker
                .ask(
                        admin ->
                                admin.describeTopics(List.of(Topic.TRANSACTION_STATE_TOPIC_NAME))
                                        .allTopicNames())
                .values()
                .stream()
                .flatMap(description -> description.partitions().stream())
                .allMatch(OpenTransactions::hasLeader);
    }

    @Override
    public void close() {
        broker.close();
    }
}
