package org.dateline.store.kafka;

import static org.dateline.store.batch.CrashPoint.AFTER_TOMBSTONES;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.dateline.events.Topic;
import org.dateline.store.app.Schema;
import org.dateline.store.archive.ArchiveCopies;
import org.dateline.store.batch.CrashPoint;
import org.dateline.store.postgres.Erasure;
import org.dateline.store.postgres.Erasures;
import org.dateline.store.postgres.Stored;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The steps of every erasure, in this order: the rows are gone; the topics have a tombstone; the
/// dropped files are gone. Each may be repeated. What a crash, or a service that is away, leaves
/// undone is done at the next start or a little later.
///
/// The tombstone for `articles.enriched` goes by way of `articles.received`: so it comes behind all
/// that was received of the article, and is not enriched yet.
@ApplicationScoped
public class ErasureProtocol {

    private static final Logger LOG = Logger.getLogger(ErasureProtocol.class);

    private static final Duration SOON = Duration.ofMillis(500);

    private final Erasures erasures;
    private final ArchiveCopies copies;
    private final Announcements announcements;
    private final Schema schema;
    private final CrashPoint.Observer crashPoints;
    private final Duration retryEvery;
    private final AtomicInteger pending;
    private final BlockingQueue<Boolean> work = new ArrayBlockingQueue<>(1);

    ErasureProtocol(
            Erasures erasures,
            ArchiveCopies copies,
            Announcements announcements,
            Schema schema,
            CrashPoint.Observer crashPoints,
            MeterRegistry metrics,
            @ConfigProperty(name = "dateline.erasure.retry-every") Duration retryEvery) {
        this.erasures = erasures;
        this.copies = copies;
        this.announcements = announcements;
        this.schema = schema;
        this.crashPoints = crashPoints;
        this.retryEvery = retryEvery;
        this.pending = metrics.gauge("dateline.erasures.pending", new AtomicInteger());
    }

    /// An erased article.
    ///
    /// @param pending what is still to be done, and will be: `TOPICS`, `ARCHIVE`
    /// @param kept what ingest-service says of dropped files that still hold it
    public record Erased(Erasure erasure, List<String> pending, List<String> kept) {

        public Erased {
            pending = List.copyOf(pending);
            kept = List.copyOf(kept);
        }
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("erasures").start(this::followUp);
    }

    /// Erases an article with all that is known of it.
    ///
    /// @return empty when there never was such an article
    /// @throws SQLException when the database is away; nothing is erased then
    public Optional<Erased> erase(UUID article) throws SQLException {
        if (erasures.erase(article).isEmpty()) {
            return Optional.empty();
        }
        LOG.infof("article erased articleId=%s", article);
        try {
            return Optional.of(finish(article, true));
        } finally {
            wake();
        }
    }

    /// Does what a tombstone says, where the database does not know of it.
    void apply(Erasure erasure) throws SQLException {
        erasures.apply(erasure);
        wake();
    }

    /// Looks now for erasures that are not finished, and for files of records that were left out.
    void wake() {
        work.offer(true);
    }

    private Erased finish(UUID article, boolean again) throws SQLException {
        Erasures.Progress progress = erasures.progress(article, again);
        Erasure erasure = progress.erasure();
        List<String> left = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        if (!progress.announced() && !announced(erasure)) {
            left.add("TOPICS");
        }
        for (String claim : progress.open()) {
            Map<Long, UUID> records = erasures.erasedOf(claim);
            switch (copies.remove(claim, records)) {
                case ArchiveCopies.Answer.Removed() -> erasures.removed(claim, records.keySet());
                case ArchiveCopies.Answer.Kept(String detail) -> {
                    erasures.kept(claim, records.keySet());
                    kept.add(detail);
                }
                case ArchiveCopies.Answer.Later(String reason) ->
                        LOG.warnf(
                                "archived copy not removed yet; retrying claim=%s reason=%s",
                                claim, reason);
            }
        }
        if (!erasures.progress(article, false).open().isEmpty()) {
            left.add("ARCHIVE");
        }
        return new Erased(erasure, left, kept);
    }

    private boolean announced(Erasure erasure) throws SQLException {
        List<Stored> moved = erasures.moved();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(Records.tombstone(Topic.RECEIVED.name(), erasure));
        records.add(Records.tombstone(Topic.STORED.name(), erasure));
        moved.forEach(one -> records.add(Records.stored(one)));
        try {
            announcements.send(records);
        } catch (KafkaException e) {
            LOG.warnf("tombstones pending: broker unavailable articleId=%s", erasure.articleId());
            return false;
        }
        crashPoints.reached(AFTER_TOMBSTONES);
        erasures.announced(erasure, moved);
        return true;
    }

    private void followUp() {
        try {
            Duration pause = SOON;
            while (true) {
                if (schema.isReady()) {
                    finishPending();
                }
                boolean waits = !schema.isReady() || pending.get() > 0;
                pause = waits && pause.compareTo(retryEvery) < 0 ? pause : retryEvery;
                boolean woken = work.poll(pause.toMillis(), TimeUnit.MILLISECONDS) != null;
                pause = woken || pending.get() == 0 ? SOON : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finishPending() {
        try {
            for (UUID article : erasures.pending()) {
                finishAlone(article);
            }
            pending.set(erasures.pending().size());
        } catch (SQLException e) {
            LOG.warnf("erasures pending: database unavailable reason=%s", e.getSQLState());
        }
    }

    /// One that fails in a way nobody foresaw stays pending, and does not hold up the others.
    private void finishAlone(UUID article) throws SQLException {
        try {
            finish(article, false);
        } catch (RuntimeException e) {
            LOG.errorf(e, "erasure incomplete; retrying articleId=%s", article);
        }
    }
}
