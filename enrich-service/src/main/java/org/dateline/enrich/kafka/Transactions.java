package org.dateline.enrich.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commits batches, each in a transaction that holds its records and its offsets.
///
/// What can go wrong ends in one of two ways: the batch is committed, or it is not and the caller
/// rewinds to the committed offsets. In between a producer that can't go on is replaced by another
/// of the same transactional id, whose `initTransactions` first ends whatever the old one left,
/// one way or the other; so the offsets read after it tell what became of a commit whose answer
/// never came.
final class Transactions implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /// More replacements than this in a minute mean a second instance of the same name, or a broker
    /// that will not have this one.
    private static final int REPLACEMENTS_A_MINUTE = 5;

    private static final int COMMIT_ATTEMPTS = 2;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final BooleanSupplier earlierEnded;
    private final Route route;
    private final Consumer<Step> steps;
    private final Clock clock;
    private final Deque<Instant> replacements = new ArrayDeque<>();
    private final Set<Position> refused = ConcurrentHashMap.newKeySet();
    private @Nullable Producer<byte[], byte[]> producer;

    /// @param earlierEnded whether all that a producer of this name wrote in transactions is
    ///     committed or aborted wherever it stands; asked while it has no transaction
    Transactions(
            Supplier<Producer<byte[], byte[]>> producers,
            BooleanSupplier earlierEnded,
            Route route,
            Consumer<Step> steps,
            Clock clock) {
        this.producers = producers;
        this.earlierEnded = earlierEnded;
        this.route = route;
        this.steps = steps;
        this.clock = clock;
    }

    /// Where a consumed record stands.
    private record Position(TopicPartition partition, long offset) {

        static Position of(Handled handled) {
            var source = handled.source();
            return new Position(
                    new TopicPartition(source.topic(), source.partition()), source.offset());
        }
    }

    /// Makes sure of a producer whose earlier transactions are ended, in every partition: what it
    /// wrote behind one that hangs would share that one's end.
    ///
    /// @return whether there is one; if not, the broker is away and it may be tried again
    boolean open() {
        if (producer != null) {
            return true;
        }
        Producer<byte[], byte[]> candidate = producers.get();
        try {
            candidate.initTransactions();
            if (earlierEnded.getAsBoolean()) {
                producer = candidate;
                return true;
            }
            LOG.warn("an earlier transaction is still open in a partition; waiting for its end");
        } catch (RetriableException e) {
            LOG.warnf("transaction coordinator unavailable; retrying reason=%s", reason(e));
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            countReplacement(e);
        } catch (KafkaException e) {
            candidate.close(Duration.ZERO);
            throw new UnrecoverableException("the producer can't begin transactions", e);
        }
        candidate.close(Duration.ZERO);
        return false;
    }

    /// Commits a batch; there must be an open producer.
    ///
    /// @param members what the consumer knows of its group: fences an instance that lost its
    ///     partitions without noticing
    /// @return whether it is committed; if not, the caller rewinds
    boolean commit(Batch batch, ConsumerGroupMetadata members) {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            throw new IllegalStateException("no producer is open");
        }
        try {
            current.beginTransaction();
            for (Handled record : batch.records()) {
                var _ = current.send(record.result(route), noting(record));
            }
            steps.accept(Step.OFFSETS_NOT_ADDED);
            current.sendOffsetsToTransaction(batch.offsets(), members);
            steps.accept(Step.OFFSETS_ADDED);
            steps.accept(Step.COMMIT_IN_FLIGHT);
            commit(current);
            return true;
        } catch (KafkaException e) {
            LOG.warnf(
                    "transaction not committed records=%d reason=%s",
                    batch.records().size(), reason(e));
            if (e instanceof TimeoutException) {
                // it would still send what no answer came to, also to a broker that has started
                // again since and knows nothing of the transaction that comes before it
                replace(current, e);
            } else {
                abort(current);
            }
            return false;
        }
    }

    private static void commit(Producer<byte[], byte[]> producer) {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (attempt == COMMIT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void abort(Producer<byte[], byte[]> current) {
        try {
            current.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            replace(current, e);
        }
    }

    private void replace(Producer<byte[], byte[]> current, RuntimeException cause) {
        LOG.warnf("producer replaced reason=%s", reason(cause));
        producer = null;
        current.close(Duration.ZERO);
        countReplacement(cause);
    }

    private void countReplacement(RuntimeException cause) {
        Instant now = clock.instant();
        replacements.add(now);
        replacements.removeIf(then -> then.isBefore(now.minus(Duration.ofMinutes(1))));
        if (replacements.size() > REPLACEMENTS_A_MINUTE) {
            throw new UnrecoverableException("the producer was replaced too often", cause);
        }
    }

    /// Remembers a record whose result the broker finds too large, which it would again.
    private Callback noting(Handled record) {
        return (metadata, e) -> {
            if (e instanceof RecordTooLargeException) {
                refused.add(Position.of(record));
            }
        };
    }

    /// Whether the broker refused the result of this record for its size.
    boolean refused(TopicPartition partition, long offset) {
        return refused.contains(new Position(partition, offset));
    }

    void forget(Batch committed) {
        if (!refused.isEmpty()) {
            Set<Position> done = new HashSet<>();
            committed.records().forEach(record -> done.add(Position.of(record)));
            refused.removeAll(done);
        }
    }

    private static String reason(Throwable e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /// Ends what is open by aborting it.
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
