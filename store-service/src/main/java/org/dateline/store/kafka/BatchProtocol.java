package org.dateline.store.kafka;

import static org.dateline.store.batch.CrashPoint.AFTER_FLUSH;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dateline.broker.RejectedRecord;
import org.dateline.database.article.Article;
import org.dateline.events.ReasonCode;
import org.dateline.events.Rejection;
import org.dateline.events.Topic;
import org.dateline.store.batch.CrashPoint;
import org.dateline.store.batch.Delivery;
import org.dateline.store.batch.Outcome;
import org.dateline.store.batch.Reading;
import org.dateline.store.postgres.ArticleStore;
import org.dateline.store.postgres.Erasure;
import org.dateline.store.postgres.Result;
import org.jboss.logging.Logger;

/// The steps that every batch goes through, in this order: rows committed and put into clusters;
/// what became of each record sent and flushed. The caller commits offsets after that. Each step
/// may be repeated, and then changes nothing or says the same again.
@ApplicationScoped
public class BatchProtocol {

    private static final Logger LOG = Logger.getLogger(BatchProtocol.class);
    private static final String STAGE = "store";
    private static final int MOST_RECORDS = 1_000;
    private static final int MOST_BYTES = 4 << 20;

    private final ArticleStore store;
    private final ErasureProtocol erasures;
    private final Announcements announcements;
    private final Counters counters;
    private final Clock clock;
    private final CrashPoint.Observer crashPoints;

    BatchProtocol(
            ArticleStore store,
            ErasureProtocol erasures,
            Announcements announcements,
            Counters counters,
            Clock clock,
            CrashPoint.Observer crashPoints) {
        this.store = store;
        this.erasures = erasures;
        this.announcements = announcements;
        this.counters = counters;
        this.clock = clock;
        this.crashPoints = crashPoints;
    }

    /// Polled records may be more, once decompressed, than one batch holds.
    void run(List<ConsumerRecord<byte[], PolledValue>> polled) throws SQLException {
        int start = 0;
        while (start < polled.size()) {
            int end = start;
            long bytes = 0;
            while (end < polled.size()
                    && end - start < MOST_RECORDS
                    && (end == start || bytes + Records.bytes(polled.get(end)) <= MOST_BYTES)) {
                bytes += Records.bytes(polled.get(end));
                end++;
            }
            runOne(polled.subList(start, end).stream().map(Records::unpacked).toList());
            start = end;
        }
    }

    /// A few records, and nothing else in hand.
    void runFew(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        runOne(records);
    }

    private void runOne(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        long begun = System.nanoTime();
        List<ConsumerRecord<byte[], byte[]>> origins = new ArrayList<>(records.size());
        List<Article> articles = new ArrayList<>(records.size());
        List<Refused> refused = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Delivery delivery = Records.delivery(record);
            switch (Reading.of(delivery)) {
                case Outcome.Readable(Article article) -> {
                    articles.add(article);
                    origins.add(record);
                }
                case Outcome.Refused(ReasonCode reason, String detail) ->
                        refused.add(new Refused(record, reason, detail));
                case Outcome.Erased(UUID article, Instant at) ->
                        erasures.apply(new Erasure(article, at));
                case Outcome.Tombstone() -> {}
            }
        }
        Result result = articles.isEmpty() ? Result.NOTHING : store.store(articles);
        for (Result.Refused one : result.refused()) {
            refused.add(
                    new Refused(origins.get(one.place()), ReasonCode.STORE_FAILED, one.detail()));
        }
        announce(records.getFirst().topic(), result, refused);
        store.announced(result.moved());
        if (result.leftOut() > 0) {
            erasures.wake();
        }
        LOG.debugf(
                "batch done stored=%d rejected=%d durationMs=%d",
                result.stored().size(),
                refused.size(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    /// Rejects a record that ends every process which works on it.
    void processDied(List<ConsumerRecord<byte[], byte[]>> records) {
        announce(
                records.getFirst().topic(),
                Result.NOTHING,
                records.stream()
                        .map(
                                record ->
                                        new Refused(
                                                record,
                                                ReasonCode.PROCESS_DIED,
                                                "store-service died each time it had this record in"
                                                        + " hand"))
                        .toList());
    }

    private void announce(String topic, Result result, List<Refused> refused) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        result.stored().forEach(stored -> records.add(Records.stored(stored)));
        result.moved().forEach(moved -> records.add(Records.stored(moved)));
        result.erased().forEach(one -> records.add(Records.tombstone(topic, one)));
        refused.forEach(
                one ->
                        records.add(
                                RejectedRecord.of(
                                        one.record, one.rejection(clock), Topic.REJECTED.name())));
        announcements.send(records);
        crashPoints.reached(AFTER_FLUSH);
        counters.stored(result.stored().size());
        counters.leftOut(result.leftOut());
        for (Refused one : refused) {
            counters.rejected(one.reason);
            LOG.warnf(
                    "record rejected topic=%s partition=%d offset=%d reason=%s detail=%s",
                    one.record.topic(),
                    one.record.partition(),
                    one.record.offset(),
                    one.reason,
                    one.detail);
        }
    }

    /// A record that can't be stored.
    private record Refused(
            ConsumerRecord<byte[], byte[]> record, ReasonCode reason, String detail) {

        Rejection rejection(Clock clock) {
            return new Rejection(
                    reason,
                    STAGE,
                    detail,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    clock.instant());
        }
    }
}
