package org.dateline.enrich.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.dateline.enrich.Outcome;

/// Consumed records that are not committed, in the order they came, each being enriched by the
/// workers.
///
/// It belongs to the thread of the loop; the workers never see it.
final class Backlog {

    /// The most records of one batch, and of one poll.
    static final int MAX_RECORDS = 1_000;

    /// The most bytes of values of one batch; a batch of one record may hold more.
    static final int MAX_BYTES = 8 << 20;

    private final ExecutorService workers;
    private final Function<ConsumerRecord<byte[], byte[]>, Outcome> enrichment;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    Backlog(ExecutorService workers, Function<ConsumerRecord<byte[], byte[]>, Outcome> enrichment) {
        this.workers = workers;
        this.enrichment = enrichment;
    }

    private record Entry(ConsumerRecord<byte[], byte[]> record, Future<Outcome> outcome) {

        int bytes() {
            return Math.max(record.serializedValueSize(), 0);
        }

        boolean isIn(Collection<TopicPartition> partitions) {
            return partitions.contains(new TopicPartition(record.topic(), record.partition()));
        }
    }

    void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        for (var record : records) {
            Entry entry = new Entry(record, workers.submit(() -> enrichment.apply(record)));
            entries.add(entry);
            bytes += entry.bytes();
        }
    }

    /// Takes from the front what is handled, or will be within the time given.
    Batch take(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        List<Handled> handled = new ArrayList<>();
        long taken = 0;
        while (!entries.isEmpty() && handled.size() < MAX_RECORDS) {
            Entry first = entries.element();
            if (!handled.isEmpty() && taken + first.bytes() > MAX_BYTES) {
                break;
            }
            try {
                handled.add(new Handled(first.record(), outcome(first, end - System.nanoTime())));
            } catch (TimeoutException e) {
                break;
            }
            taken += first.bytes();
            bytes -= first.bytes();
            entries.remove();
        }
        return new Batch(handled);
    }

    private static Outcome outcome(Entry entry, long nanos)
            throws InterruptedException, TimeoutException {
        try {
            return entry.outcome().get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            // not the record's fault, or it would have been an outcome
            throw new IllegalStateException("a worker failed", e.getCause());
        }
    }

    /// Forgets the records of partitions that another instance consumes from now on.
    void drop(Collection<TopicPartition> partitions) {
        entries.removeIf(
                entry -> {
                    boolean gone = entry.isIn(partitions);
                    if (gone) {
                        forget(entry);
                    }
                    return gone;
                });
    }

    void clear() {
        entries.forEach(this::forget);
        entries.clear();
    }

    private void forget(Entry entry) {
        entry.outcome().cancel(false);
        bytes -= entry.bytes();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    /// Whether more may be consumed: what there is fills no batch.
    boolean hasRoom() {
        return entries.size() < MAX_RECORDS / 2 && bytes < MAX_BYTES / 2;
    }
}
