package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.dateline.ingest.arrival.Arrivals;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.ClaimRoom;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Tally;
import org.jboss.logging.Logger;

/// Takes files from the inbox to the topic, with one slot of its own: finds out how far earlier
/// work went, then claims and publishes until something fails, and finds out again.
final class IntakeLoop {

    private static final Logger LOG = Logger.getLogger(IntakeLoop.class);

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration TOMBSTONES_AFTER = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final ClaimRoom room;
    private final ClaimIds ids;
    private final SlotPublisher.Factory publishers;
    private final Hangs hangs;
    private final Tally tally;
    private final Conditions.Observer conditions;
    private final CrashPoint.Passing crash;
    private final CountDownLatch stop;
    private volatile Stage stage = new Stage.WithoutSlot();
    private volatile long lastMoveNanos = System.nanoTime();

    /// How far the loop is. A slot is held from `Recovering` on; only the loop's thread goes on to
    /// another stage.
    private sealed interface Stage {

        record WithoutSlot() implements Stage {}

        /// How far work went is not known, or not acted on yet.
        record Recovering(SlotPublisher publisher) implements Stage {

            Taking recovered() {
                return new Taking(publisher);
            }
        }

        /// Files are taken.
        record Taking(SlotPublisher publisher) implements Stage {}
    }

    IntakeLoop(
            Inbox inbox,
            Arrivals arrivals,
            ClaimRoom room,
            ClaimIds ids,
            SlotPublisher.Factory publishers,
            Hangs hangs,
            Tally tally,
            Conditions.Observer conditions,
            CrashPoint.Passing crash,
            CountDownLatch stop) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.room = room;
        this.ids = ids;
        this.publishers = publishers;
        this.hangs = hangs;
        this.tally = tally;
        this.conditions = conditions;
        this.crash = crash;
        this.stop = stop;
    }

    /// Whether files that are dropped now will be taken now. For any thread.
    boolean isTaking() {
        return stage instanceof Stage.Taking(SlotPublisher publisher) && publisher.isConnected();
    }

    /// Whether the articles of a claim are committed while its file is not archived yet. For any
    /// thread.
    boolean isCommitted(ClaimId id) {
        return switch (stage) {
            case Stage.WithoutSlot() -> false;
            case Stage.Recovering(SlotPublisher publisher) -> publisher.isCommitted(id);
            case Stage.Taking(SlotPublisher publisher) -> publisher.isCommitted(id);
        };
    }

    /// How long ago the loop last went round. For any thread.
    Duration sinceLastMove() {
        return Duration.ofNanos(System.nanoTime() - lastMoveNanos);
    }

    /// Works until asked to stop.
    ///
    /// @throws KafkaException where only a new process may help
    void run() throws IOException, InterruptedException {
        try (Slot slot = inbox.lockSlot()) {
            LOG.infof("slot locked slot=%d inbox=%s", slot.number(), inbox.id());
            try (SlotPublisher publisher = publishers.open(slot, conditions);
                    var _ = hangs.watch(publisher::readingStep, publisher::readerHangs)) {
                Stage.Recovering recovering = new Stage.Recovering(publisher);
                while (!isStopping()) {
                    stage = recovering;
                    work(recovering, slot);
                }
            } finally {
                stage = new Stage.WithoutSlot();
            }
        }
    }

    /// Recovers and works until asked to stop, or until something fails.
    private void work(Stage.Recovering recovering, Slot slot) throws InterruptedException {
        SlotPublisher publisher = recovering.publisher();
        try {
            publisher.recover();
            conditions.clear(Condition.BROKER_AWAY);
            conditions.clear(Condition.SLOT_NOT_USABLE);
            stage = recovering.recovered();
            take(publisher, slot);
        } catch (KafkaException e) {
            stage = recovering;
            if (isFatal(e, slot)) {
                throw e;
            }
            conditions.raise(Condition.BROKER_AWAY, e.toString());
            pause(e);
        } catch (IOException e) {
            stage = recovering;
            conditions.raise(Condition.SLOT_NOT_USABLE, e.toString());
            pause(e);
        }
    }

    private void take(SlotPublisher publisher, Slot slot) throws IOException, InterruptedException {
        long lastWork = System.nanoTime();
        long lastRetry = lastWork;
        boolean more = false;
        while (!isStopping()) {
            moved();
            arrivals.await(more ? Duration.ZERO : patience(publisher));
            publisher.takeRetried(inbox.retried(), this::hasRoom);
            takeForced(publisher, slot);
            do {
                more = publisher.publishNext(() -> nextClaim(slot));
                if (more) {
                    moved();
                    lastWork = System.nanoTime();
                }
                // between the parts of a long file, new ones are looked for
            } while (more && !isStopping() && !arrivals.areFollowed());
            if (isPast(lastWork, TOMBSTONES_AFTER)) {
                publisher.writeTombstones();
            }
            if (isPast(lastRetry, TRY_AGAIN)) {
                publisher.retryUnreadable();
                lastRetry = System.nanoTime();
            }
        }
        publisher.writeTombstones();
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void moved() {
        lastMoveNanos = System.nanoTime();
    }

    private void pause(Exception e) throws InterruptedException {
        LOG.debug("recovery needed", e);
        stop.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isPast(long time, Duration pause) {
        return System.nanoTime() - time >= pause.toNanos();
    }

    private static Duration patience(SlotPublisher publisher) {
        if (publisher.hasTombstones()) {
            return TOMBSTONES_AFTER;
        }
        return publisher.isIdle() ? IDLE : TRY_AGAIN;
    }

    /// Whether no recovery in this process can help. A fenced producer can be replaced as long as
    /// the slot is still ours: the broker fences those, too, whose transaction took too long.
    private static boolean isFatal(KafkaException e, Slot slot) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException
                    || cause instanceof UnsupportedVersionException) {
                return true;
            }
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException) {
                return !slot.isStillHeld();
            }
        }
        return false;
    }

    private Optional<Claim> nextClaim(Slot slot) {
        while (!isStopping()) {
            Optional<Path> name = arrivals.next();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            crash.pass(CrashPoint.SEEN);
            Optional<Claim> claim = claim(slot, name.get());
            if (claim.isPresent()) {
                crash.pass(CrashPoint.CLAIMED);
                return claim;
            }
        }
        return Optional.empty();
    }

    private Optional<Claim> claim(Slot slot, Path name) {
        Optional<String> lacking = room.take(inbox.root().resolve(name).toFile().length());
        if (lacking.isPresent()) {
            arrivals.waitsForRoom(name, lacking.get());
            arrivals.lookAgainAt(name);
            return Optional.empty();
        }
        try {
            Claim claim = slot.claim(ids.next(), name);
            tally.seen();
            return Optional.of(claim);
        } catch (NoSuchFileException e) {
            // another ingester, or its owner, was faster
            return Optional.empty();
        } catch (IOException e) {
            arrivals.notTaken(FileNames.loggable(name) + " can't be claimed: " + e);
            return Optional.empty();
        }
    }

    /// Whether a file that is claimed already may be taken into the slot.
    private boolean hasRoom(Claim claim) {
        Optional<String> lacking = room.take(claim.file().toFile().length());
        lacking.ifPresent(line -> arrivals.waitsForRoom(claim.name(), line));
        return lacking.isEmpty();
    }

    private void takeForced(SlotPublisher publisher, Slot slot) throws IOException {
        for (Claim claim : slot.takeInFrom(inbox.forced(), this::hasRoom)) {
            tally.seen();
            publisher.add(claim);
            crash.pass(CrashPoint.CLAIMED);
        }
    }
}
