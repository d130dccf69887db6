package org.dateline.ingest.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.condition.Conditions;
import org.jboss.logging.Logger;

/// Ends the work that ingesters left in their slots when they died.
final class AdoptionLoop {

    private static final Logger LOG = Logger.getLogger(AdoptionLoop.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final SlotPublisher.Factory publishers;
    private final Hangs hangs;
    private final Conditions.Observer conditions;
    private final CountDownLatch stop;

    AdoptionLoop(
            Inbox inbox,
            SlotPublisher.Factory publishers,
            Hangs hangs,
            Conditions.Observer conditions,
            CountDownLatch stop) {
        this.inbox = inbox;
        this.publishers = publishers;
        this.hangs = hangs;
        this.conditions = conditions;
        this.stop = stop;
    }

    /// Looks for abandoned slots until asked to stop.
    void run() throws InterruptedException {
        while (!stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            adopt();
        }
    }

    private void adopt() throws InterruptedException {
        try {
            Optional<Slot> abandoned = inbox.lockAbandonedSlot();
            if (abandoned.isEmpty()) {
                conditions.clearAll();
                return;
            }
            try (Slot slot = abandoned.get();
                    SlotPublisher heir = publishers.open(slot, conditions);
                    var _ = hangs.watch(heir::readingStep, heir::readerHangs)) {
                LOG.infof("slot adopted slot=%d", slot.number());
                finish(heir);
            }
        } catch (KafkaException | IOException e) {
            LOG.warnf("could not adopt an abandoned slot yet; retrying: %s", e);
        }
    }

    private void finish(SlotPublisher heir) throws IOException, InterruptedException {
        heir.recover();
        boolean more = true;
        while (more && stop.getCount() > 0) {
            more = heir.publishNext(Optional::empty);
            if (!more && heir.isMoving()) {
                more = !stop.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        heir.writeTombstones();
    }
}
