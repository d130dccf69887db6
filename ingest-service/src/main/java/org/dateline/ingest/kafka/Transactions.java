package org.dateline.ingest.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ConcurrentTransactionsException;
import org.dateline.events.EventCodec;
import org.dateline.events.Topic;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.ledger.LedgerSecret;
import org.dateline.ingest.publish.Batch;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Outgoing;
import org.jspecify.annotations.Nullable;

/// The transactions of one slot. Any `KafkaException` leaves open what was committed; a new
/// producer, by [#begin], and the ledger find out. For one thread at a time, but for what is said
/// to be for any.
final class Transactions implements AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Slot slot;
    private final String transactionalId;
    private final LedgerSecret secret;
    private final Clients clients;
    private final CrashPoint.Passing crash;

    private volatile @Nullable Producer<String, byte[]> producer;

    Transactions(
            Slot slot,
            String transactionalId,
            LedgerSecret secret,
            Clients clients,
            CrashPoint.Passing crash) {
        this.slot = slot;
        this.transactionalId = transactionalId;
        this.secret = secret;
        this.clients = clients;
        this.crash = crash;
    }

    /// Begins anew: ends what an earlier producer of this slot left open, and fences it.
    ///
    /// @throws ConcurrentTransactionsException while one of its transactions has no end yet in some
    ///     partition: what is written behind it would share its end
    void begin() {
        Producer<String, byte[]> broken = producer;
        if (broken != null) {
            broken.close(Duration.ZERO);
            producer = null;
        }
        Producer<String, byte[]> fresh = clients.producer(transactionalId);
        producer = fresh;
        fresh.initTransactions();
        if (!clients.areEarlierEnded(transactionalId)) {
            throw new ConcurrentTransactionsException(
                    "an earlier transaction is still open in a partition");
        }
    }

    /// Commits a batch, with what the ledger may forget.
    ///
    /// @return the files that changed while they were read; when there are any, nothing was
    ///     committed
    List<Batch.Part> commit(Batch batch, List<String> tombstones) throws IOException {
        FutureTask<Void> durable = inBackground(() -> sync(batch));
        Producer<String, byte[]> open = producer();
        open.beginTransaction();
        sendTombstones(open, tombstones);
        for (Outgoing record : batch.records()) {
            send(open, record(record));
        }
        for (Batch.Part part : batch.parts()) {
            send(open, ledger(part.progress().claim(), EventCodec.encode(part.progress())));
        }
        open.flush();
        // a commit that outlives the claim would be repeated when the file is found unclaimed
        Waiting.on(durable);
        crash.pass(CrashPoint.PRODUCED_BEFORE_COMMIT);
        List<Batch.Part> changed = changed(batch);
        if (changed.isEmpty()) {
            open.commitTransaction();
        } else {
            open.abortTransaction();
        }
        return changed;
    }

    /// Commits only what the ledger may forget.
    void commit(List<String> tombstones) {
        Producer<String, byte[]> open = producer();
        open.beginTransaction();
        sendTombstones(open, tombstones);
        open.commitTransaction();
    }

    /// Whether there is a connection to any broker, and one answered in the last seconds. For any
    /// thread.
    boolean isConnected() {
        Producer<String, byte[]> open = producer;
        return open != null
                && measured(open, "connection-count") > 0
                && measured(open, "response-rate") > 0;
    }

    private static double measured(Producer<String, byte[]> producer, String name) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("producer-metrics"))
                .filter(metric -> metric.getKey().name().equals(name))
                .map(metric -> metric.getValue().metricValue())
                .mapToDouble(value -> value instanceof Double number ? number : 0)
                .sum();
    }

    @Override
    public void close() {
        Producer<String, byte[]> open = producer;
        if (open != null) {
            open.close(CLOSE_PATIENCE);
            producer = null;
        }
    }

    private Void sync(Batch batch) throws IOException {
        List<Claim> claims = batch.parts().stream().map(Batch.Part::claim).toList();
        slot.sync(claims);
        return null;
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("slot-sync").start(task);
        return task;
    }

    private static List<Batch.Part> changed(Batch batch) throws IOException {
        List<Batch.Part> changed = new ArrayList<>();
        for (Batch.Part part : batch.parts()) {
            if (!part.reading().isUnchanged()) {
                changed.add(part);
            }
        }
        return changed;
    }

    private void sendTombstones(Producer<String, byte[]> open, List<String> claims) {
        for (String claim : claims) {
            send(open, ledger(claim, null));
        }
    }

    private ProducerRecord<String, byte[]> ledger(String claim, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte[]>(Topic.LEDGER.name(), claim, value);
        record.headers().add(LedgerSecret.HEADER, secret.mac(claim, value));
        return record;
    }

    /// What fails here makes the commit fail.
    private static void send(
            Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record);
    }

    private static ProducerRecord<String, byte[]> record(Outgoing outgoing) {
        var record =
                new ProducerRecord<>(outgoing.topic().name(), outgoing.key(), outgoing.value());
        outgoing.headers().forEach(record.headers()::add);
        return record;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            throw new IllegalStateException("not begun");
        }
        return open;
    }
}
