package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.dateline.formats.Formats;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.arrival.Arrivals;
import org.dateline.ingest.arrival.Completeness;
import org.dateline.ingest.arrival.FolderWatch;
import org.dateline.ingest.arrival.Hints;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.FileNames;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.DiskLimits;
import org.dateline.ingest.disk.DiskSpace;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Tally;
import org.dateline.ingest.quarantine.Quarantine;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes files from the inbox to the topic, with one slot of its own, and ends the work of other
/// ingesters that died.
public final class Ingester implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ingester.class);

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration TOMBSTONES_AFTER = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final Duration ADOPT_EVERY = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private final Settings settings;
    private final Inbox inbox;
    private final Clients clients;
    private final Quarantine quarantine;
    private final Tally tally;
    private final Conditions conditions;
    private final Conditions.Observer working;
    private final Conditions.Observer adopting;
    private final DiskSpace space;
    private final Clock clock;
    private final CrashPoint.Passing crash;
    private final Consumer<Throwable> onFatal;

    private final Hints hints = new Hints();
    private final FolderWatch watch;
    private final Arrivals arrivals;
    private final ClaimIds ids;
    private final Hangs hangs = new Hangs();
    private final CountDownLatch ended = new CountDownLatch(2);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable SlotPublisher publisher;
    private volatile boolean recovered;
    private volatile long lastMoveNanos = System.nanoTime();

    /// Where files come from and go to, and how.
    ///
    /// @param kafka servers and security, by Kafka's own names
    public record Settings(
            Formats formats,
            Path inbox,
            Destination.Policy policy,
            Path archive,
            Path quarantine,
            Map<String, Object> kafka,
            Duration quietPeriod,
            Duration rescanEvery,
            Duration stalledAfter,
            DiskLimits disks,
            Limits limits) {}

    private Ingester(
            Settings settings,
            Tally tally,
            Conditions conditions,
            Clock clock,
            CrashPoint.Passing crash,
            Consumer<Throwable> onFatal)
            throws IOException {
        this.settings = settings;
        this.tally = tally;
        this.conditions = conditions;
        working = conditions.observer();
        adopting = conditions.observer();
        space = new DiskSpace(settings.disks().minimumFree());
        this.clock = clock;
        this.crash = crash;
        this.onFatal = onFatal;
        inbox = Inbox.open(settings.inbox());
        quarantine = Quarantine.open(settings.quarantine(), clock);
        clients = new Clients(settings.kafka());
        ids = new ClaimIds(clock, new SecureRandom());
        watch = FolderWatch.start(hints);
        Completeness completeness =
                new Completeness(
                        Completeness.leaseFor(inbox.root()), settings.quietPeriod(), clock);
        arrivals =
                new Arrivals(
                        inbox.root(),
                        watch,
                        hints,
                        completeness,
                        conditions,
                        clock,
                        settings.rescanEvery());
    }

    /// Starts to work at once, in threads of its own.
    ///
    /// @param onFatal called when the work ended for a reason that a new process may heal
    /// @throws IOException when one of the folders can't be used
    public static Ingester start(
            Settings settings,
            Tally tally,
            Conditions conditions,
            Clock clock,
            CrashPoint.Passing crash,
            Consumer<Throwable> onFatal)
            throws IOException {
        Ingester ingester = new Ingester(settings, tally, conditions, clock, crash, onFatal);
        Destination.open(settings.policy(), settings.archive(), crash);
        LOG.infof(
                "watching inbox inbox=%s method=%s",
                ingester.inbox.root(), ingester.watch.description());
        Thread.ofPlatform().name("ingester").start(ingester::workUntilStopped);
        Thread.ofPlatform().name("slot-adopter").start(ingester::adoptUntilStopped);
        Thread.ofPlatform().name("hang-watch").daemon().start(ingester::watchUntilStopped);
        Thread.ofPlatform().name("intake-watch").daemon().start(ingester.watchOverIntake());
        return ingester;
    }

    /// Not over the inbox's own disk: taking files frees it, where they go elsewhere, and costs it
    /// nothing where they stay.
    private IntakeWatch watchOverIntake() {
        Map<Path, String> folders = new LinkedHashMap<>();
        if (settings.policy() == Destination.Policy.ARCHIVE) {
            folders.put(settings.archive(), "the archive's disk,");
        }
        folders.put(settings.quarantine(), "the quarantine's disk,");
        return new IntakeWatch(
                clients,
                folders,
                settings.disks().watched(),
                space,
                settings.limits().bytes(),
                () -> Duration.ofNanos(System.nanoTime() - lastMoveNanos),
                settings.stalledAfter(),
                conditions.observer(),
                stop);
    }

    public Inbox inbox() {
        return inbox;
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    /// How new files are noticed, for a person.
    public String watching() {
        return watch.description();
    }

    /// Whether both threads still work; when not, only a new process helps.
    public boolean isAlive() {
        return ended.getCount() == 2;
    }

    /// Whether files that are dropped now will be taken now.
    public boolean isReady() {
        SlotPublisher open = publisher;
        return recovered
                && open != null
                && open.isConnected()
                && conditions.held().keySet().stream().noneMatch(Condition::stopsWork);
    }

    /// What keeps files from being taken, for a person; empty when nothing does.
    public Optional<String> stoppedBy() {
        return conditions.held().entrySet().stream()
                .filter(held -> held.getKey().stopsWork())
                .map(held -> held.getKey() + ": " + held.getValue())
                .findFirst();
    }

    /// Whether the articles of a claim are committed while its file is not archived yet.
    public boolean isCommitted(ClaimId id) {
        SlotPublisher open = publisher;
        return open != null && open.isCommitted(id);
    }

    /// Brings a file back from quarantine, to be taken under the claim it had as soon as work is
    /// possible.
    ///
    /// @return false when it is not there
    public boolean retry(ClaimId id) throws IOException {
        boolean released = quarantine.release(id, inbox.retried());
        hints.wake();
        return released;
    }

    /// Looks for work now.
    public void wake() {
        hints.wake();
    }

    /// Ends the work that is begun, takes no more, and waits for both.
    @Override
    public void close() {
        stop.countDown();
        hints.wake();
        try {
            if (!ended.await(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("shutdown timed out; the next start resumes the work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch.close();
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void workUntilStopped() {
        try (Slot slot = inbox.lockSlot()) {
            LOG.infof("slot locked slot=%d inbox=%s", slot.number(), inbox.id());
            try (SlotPublisher own = publisher(slot, working);
                    var _ = hangs.watch(own::readingStep, own::readerHangs)) {
                publisher = own;
                while (!isStopping()) {
                    work(own, slot);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            onFatal.accept(e);
        } finally {
            ended.countDown();
        }
    }

    /// Works until asked to stop, or until something fails and recovery has to find out how far the
    /// work went.
    private void work(SlotPublisher own, Slot slot) throws InterruptedException {
        try {
            own.recover();
            working.clear(Condition.BROKER_AWAY);
            working.clear(Condition.SLOT_NOT_USABLE);
            recovered = true;
            long lastWork = System.nanoTime();
            long lastRetry = lastWork;
            boolean more = false;
            while (!isStopping()) {
                moved();
                arrivals.await(more ? Duration.ZERO : patience(own));
                own.takeRetried(inbox.retried());
                takeForced(own, slot);
                do {
                    more = own.publishNext(() -> nextClaim(slot));
                    if (more) {
                        moved();
                        lastWork = System.nanoTime();
                    }
                    // between the parts of a long file, new ones are looked for
                } while (more && !isStopping() && !arrivals.areFollowed());
                if (isPast(lastWork, TOMBSTONES_AFTER)) {
                    own.writeTombstones();
                }
                if (isPast(lastRetry, TRY_AGAIN)) {
                    own.retryUnreadable();
                    lastRetry = System.nanoTime();
                }
            }
            own.writeTombstones();
        } catch (KafkaException e) {
            recovered = false;
            if (isFatal(e, slot)) {
                throw e;
            }
            working.raise(Condition.BROKER_AWAY, e.toString());
            pause(e);
        } catch (IOException e) {
            recovered = false;
            working.raise(Condition.SLOT_NOT_USABLE, e.toString());
            pause(e);
        }
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

    private static Duration patience(SlotPublisher own) {
        if (own.hasTombstones()) {
            return TOMBSTONES_AFTER;
        }
        return own.isIdle() ? IDLE : TRY_AGAIN;
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

    private void takeForced(SlotPublisher own, Slot slot) throws IOException {
        for (Claim claim : slot.takeInFrom(inbox.forced())) {
            tally.seen();
            own.add(claim);
            crash.pass(CrashPoint.CLAIMED);
        }
    }

    private void watchUntilStopped() {
        try {
            while (!stop.await(ADOPT_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (hangs.hasOne()) {
                    onFatal.accept(
                            new IllegalStateException(
                                    "a file's reader has not come back for minutes"));
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void adoptUntilStopped() {
        try {
            while (!stop.await(ADOPT_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                adopt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            onFatal.accept(e);
        } finally {
            ended.countDown();
        }
    }

    /// Ends the work that a dead ingester left in its slot.
    private void adopt() throws InterruptedException {
        try {
            Optional<Slot> abandoned = inbox.lockAbandonedSlot();
            if (abandoned.isEmpty()) {
                adopting.clearAll();
                return;
            }
            try (Slot slot = abandoned.get();
                    SlotPublisher heir = publisher(slot, adopting);
                    var _ = hangs.watch(heir::readingStep, heir::readerHangs)) {
                LOG.infof("slot adopted slot=%d", slot.number());
                heir.recover();
                boolean more = true;
                while (more && !isStopping()) {
                    more = heir.publishNext(Optional::empty);
                    if (!more && heir.isMoving()) {
                        more = !stop.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
                heir.writeTombstones();
            }
        } catch (KafkaException | IOException e) {
            LOG.warnf("could not adopt an abandoned slot yet; retrying: %s", e);
        }
    }

    private SlotPublisher publisher(Slot slot, Conditions.Observer observer) throws IOException {
        return new SlotPublisher(
                settings.formats(),
                slot,
                inbox.transactionalId(slot.number()),
                inbox.ledgerSecret(),
                clients,
                Destination.open(settings.policy(), settings.archive(), crash),
                quarantine,
                tally,
                observer,
                clock,
                space,
                settings.limits(),
                crash);
    }
}
