package org.dateline.enrich.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.BrokerAdmin;
import org.dateline.broker.OpenTransactions;
import org.dateline.broker.SingleRecords;
import org.dateline.enrich.Outcome;
import org.dateline.enrich.RecordEnrichment;
import org.jboss.logging.Logger;

/// Polls received records, has them enriched, and commits results and offsets in one transaction:
/// each record is enriched or rejected exactly once, whatever crashes when.
///
/// One thread runs it and owns consumer and producer. Between a poll and the commit that follows
/// no rebalance can pass unseen, since rebalances happen in polls: a partition that is revoked
/// there takes its records out of the [Backlog], and its new owner begins at the committed offset.
/// Nobody tells the consumer to commit, and an abort is followed by a seek to the committed
/// offsets, so offsets never run ahead of results.
public final class EnrichLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(EnrichLoop.class);

    /// Work of one batch, as time.
    private static final Duration BATCH = Duration.ofSeconds(1);

    private static final Duration IDLE = Duration.ofSeconds(1);

    /// New partitions are begun with between polls.
    private static final Duration JOINING = Duration.ofMillis(100);

    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Route route;
    private final CompletableFuture<RecordEnrichment> enrichment;
    private final ExecutorService workers;
    private final LoopMetrics metrics;
    private final LoopState state;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Transactions transactions;
    private final Backlog backlog;
    private final Attempts attempts;
    private boolean rewinding;
    private volatile boolean stopping;

    /// @param enrichment is waited for before records are consumed, while the rest is got ready
    /// @param parallelism how many articles are enriched at a time
    /// @param steps is told of each [Step] as it is reached
    public EnrichLoop(
            KafkaSettings settings,
            Route route,
            CompletableFuture<RecordEnrichment> enrichment,
            int parallelism,
            MeterRegistry meters,
            LoopState state,
            Clock clock,
            Consumer<Step> steps) {
        this.route = route;
        this.enrichment = enrichment;
        this.workers =
                Executors.newFixedThreadPool(
                        parallelism, Thread.ofPlatform().name("enrich-", 0).daemon().factory());
        this.metrics = new LoopMetrics(meters);
        this.state = state;
        this.consumer =
                new KafkaConsumer<>(
                        settings.consumer(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.transactions =
                new Transactions(
                        () ->
                                new KafkaProducer<>(
                                        settings.producer(),
                                        new ByteArraySerializer(),
                                        new ByteArraySerializer()),
                        () -> areEarlierEnded(settings),
                        route,
                        steps,
                        clock);
        this.backlog = new Backlog(workers, this::outcome);
        this.attempts =
                new Attempts(
                        consumer,
                        transactions,
                        (partition, from) ->
                                new SingleRecords(settings.singleRecords(), partition, from),
                        this::outcome,
                        record -> enrichment.join().processDied(Handled.received(record)));
    }

    private boolean areEarlierEnded(KafkaSettings settings) {
        try (var broker = new BrokerAdmin(settings.common(), ANSWER)) {
            return new OpenTransactions(
                            broker,
                            List.of(route.enriched(), route.rejected()),
                            Optional.of(settings.group()))
                    .areEndedOf(settings.instance());
        } catch (AuthorizationException e) {
            LOG.warnf("earlier transactions can't be looked at, go on without reason=%s", e);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        return transactions.refused(partition, record.offset())
                ? enrichment.join().tooLarge(Handled.received(record))
                : enrichment.join().outcome(Handled.received(record));
    }

    /// Runs until [#stop], or throws when it can't go on in this process.
    @Override
    public void run() {
        try {
            consumer.subscribe(List.of(route.received()), new Rebalances());
            getReady();
            while (!stopping) {
                pass();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UnrecoverableException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // perhaps a record's doing, so the notes of it stay
            attempts.keepAll();
            throw e;
        } finally {
            state.ended();
            close();
        }
    }

    /// Ends the loop after the transaction it is in; what is not committed by then is done again by
    /// whoever consumes next.
    public void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /// Joins the group and ends earlier transactions. Nothing is noted or consumed yet: a process
    /// that dies before says nothing of records.
    ///
    /// @throws java.util.concurrent.CompletionException where records can't be enriched at all
    private void getReady() {
        while (!stopping && !enrichment.isDone()) {
            try {
                transactions.open();
                consumer.poll(JOINING);
            } catch (RetriableException e) {
                LOG.warnf("broker unavailable; retrying reason=%s", e.getMessage());
            }
        }
        if (!stopping) {
            enrichment.join();
        }
    }

    private void pass() throws InterruptedException {
        try {
            if (transactions.open() && recovered() && attempts.begin()) {
                poll();
                commit(backlog.take(BATCH));
                if (backlog.isEmpty() && attempts.suspectsAny()) {
                    goOnWithSuspects();
                }
            } else {
                pollNothing();
            }
        } catch (RetriableException e) {
            LOG.warnf("broker unavailable; retrying reason=%s", e.getMessage());
            pollNothing();
        }
        state.passed(Connection.of(consumer.metrics()));
    }

    private void poll() {
        Set<TopicPartition> assigned = consumer.assignment();
        if (backlog.hasRoom() && !attempts.suspectsAny()) {
            consumer.resume(assigned);
        } else {
            consumer.pause(assigned);
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience(assigned));
        backlog.add(records);
    }

    private Duration patience(Set<TopicPartition> assigned) {
        if (!backlog.isEmpty() || attempts.suspectsAny()) {
            return Duration.ZERO;
        }
        return assigned.isEmpty() ? JOINING : IDLE;
    }

    /// For as long as a batch takes, one transaction for a few records, or for one.
    private void goOnWithSuspects() {
        long end = System.nanoTime() + BATCH.toNanos();
        while (attempts.suspectsAny() && !stopping && System.nanoTime() < end) {
            long start = System.nanoTime();
            Optional<Batch> batch = attempts.goOn();
            if (batch.isEmpty()) {
                pollNothing();
                return;
            }
            if (!batch.get().isEmpty()) {
                transactions.forget(batch.get());
                metrics.committed(batch.get(), Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private void commit(Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        attempts.committing(batch);
        long start = System.nanoTime();
        if (transactions.commit(batch, consumer.groupMetadata())) {
            transactions.forget(batch);
            metrics.committed(batch, Duration.ofNanos(System.nanoTime() - start));
        } else {
            pollNothing();
        }
    }

    /// Stays in the group while nothing can be committed, and gives the fault time to pass. What
    /// comes is not kept: the rewind brings it again.
    private void pollNothing() {
        rewinding = true;
        backlog.clear();
        consumer.pause(consumer.assignment());
        consumer.poll(BACKOFF);
    }

    /// Forgets what is not committed and goes back to where the group's offsets say.
    private boolean recovered() {
        if (!rewinding) {
            return true;
        }
        backlog.clear();
        Set<TopicPartition> assigned = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(consumer.committed(assigned));
        List<TopicPartition> fresh = new ArrayList<>();
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset == null) {
                fresh.add(partition);
            } else {
                consumer.seek(partition, offset);
            }
        }
        if (!fresh.isEmpty()) {
            consumer.seekToBeginning(fresh);
        }
        rewinding = false;
        LOG.infof("rewound to the committed offsets partitions=%d", assigned.size());
        return true;
    }

    private void close() {
        backlog.clear();
        workers.shutdownNow();
        try {
            transactions.close();
            attempts.withdrawAll();
        } finally {
            // its place is held for a restart after a crash only: another takes over from it at
            // once
            consumer.close(
                    CloseOptions.timeout(CLOSE)
                            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private final class Rebalances implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.infof("partitions assigned partitions=%s", numbers(partitions));
            attempts.assigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.infof("partitions revoked partitions=%s", numbers(partitions));
            backlog.drop(partitions);
            attempts.withdraw(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warnf("partitions lost partitions=%s", numbers(partitions));
            backlog.drop(partitions);
            attempts.drop(partitions);
        }

        private List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).sorted().toList();
        }
    }
}
