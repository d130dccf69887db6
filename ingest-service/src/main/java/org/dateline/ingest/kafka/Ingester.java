package org.dateline.ingest.kafka;

import java.io.IOException;
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
import org.dateline.formats.Formats;
import org.dateline.ingest.archive.Archive;
import org.dateline.ingest.archive.Archiving;
import org.dateline.ingest.archive.Deletion;
import org.dateline.ingest.archive.Destination;
import org.dateline.ingest.arrival.Arrivals;
import org.dateline.ingest.arrival.Completeness;
import org.dateline.ingest.arrival.FolderWatch;
import org.dateline.ingest.arrival.Hints;
import org.dateline.ingest.claim.Claim;
import org.dateline.ingest.claim.ClaimId;
import org.dateline.ingest.claim.ClaimIds;
import org.dateline.ingest.claim.Inbox;
import org.dateline.ingest.claim.Slot;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.ClaimRoom;
import org.dateline.ingest.disk.DiskLimits;
import org.dateline.ingest.disk.DiskSpace;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Limits;
import org.dateline.ingest.publish.Tally;
import org.dateline.ingest.quarantine.Quarantine;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes files from the inbox to the topic, and ends the work of other ingesters that died: the
/// folders, the threads and the state that both loops share.
public final class Ingester implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Ingester.class);

    private static final Duration LOOK_FOR_HANGS_EVERY = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private final Settings settings;
    private final Inbox inbox;
    private @Nullable Archive archive;
    private final Clients clients;
    private final Quarantine quarantine;
    private final Tally tally;
    private final Conditions conditions;
    private final DiskSpace space;
    private final Clock clock;
    private final CrashPoint.Passing crash;
    private final Consumer<Throwable> onFatal;

    private final Hints hints = new Hints();
    private final FolderWatch watch;
    private final Hangs hangs = new Hangs();
    private final CountDownLatch ended = new CountDownLatch(2);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final IntakeLoop intake;
    private final AdoptionLoop adoption;

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
        space = new DiskSpace(settings.disks().minimumFree());
        this.clock = clock;
        this.crash = crash;
        this.onFatal = onFatal;
        inbox = Inbox.open(settings.inbox());
        quarantine = Quarantine.open(settings.quarantine(), clock);
        clients = new Clients(settings.kafka());
        watch = FolderWatch.start(hints);
        Completeness completeness =
                new Completeness(
                        Completeness.leaseFor(inbox.root()), settings.quietPeriod(), clock);
        Arrivals arrivals =
                new Arrivals(
                        inbox.root(),
                        watch,
                        hints,
                        completeness,
                        conditions,
                        clock,
                        settings.rescanEvery());
        intake =
                new IntakeLoop(
                        inbox,
                        arrivals,
                        new ClaimRoom(
                                inbox.root(),
                                destinations(settings),
                                settings.disks().minimumFree(),
                                this::claimedBytes),
                        new ClaimIds(clock, new SecureRandom()),
                        this::publisher,
                        hangs,
                        tally,
                        conditions.observer(),
                        crash,
                        stop);
        adoption = new AdoptionLoop(inbox, this::publisher, hangs, conditions.observer(), stop);
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
        ingester.destination();
        LOG.infof(
                "watching inbox inbox=%s method=%s",
                ingester.inbox.root(), ingester.watch.description());
        ingester.start("ingester", ingester.intake::run);
        ingester.start("slot-adopter", ingester.adoption::run);
        Thread.ofPlatform().name("hang-watch").daemon().start(ingester::watchUntilStopped);
        Thread.ofPlatform().name("intake-watch").daemon().start(ingester.watchOverIntake());
        return ingester;
    }

    /// Not over the inbox's own disk: taking files frees it, where they go elsewhere, and costs it
    /// nothing where they stay.
    private IntakeWatch watchOverIntake() {
        return new IntakeWatch(
                clients,
                destinations(settings),
                settings.disks().watched(),
                space,
                settings.limits().bytes(),
                intake::sinceLastMove,
                settings.stalledAfter(),
                conditions.observer(),
                stop);
    }

    /// Folders that files are moved to, and what each holds, for a person.
    private static Map<Path, String> destinations(Settings settings) {
        Map<Path, String> folders = new LinkedHashMap<>();
        if (settings.policy() == Destination.Policy.ARCHIVE) {
            folders.put(settings.archive(), "the archive's disk,");
        }
        folders.put(settings.quarantine(), "the quarantine's disk,");
        return folders;
    }

    /// What is on its way to one of them.
    private long claimedBytes() throws IOException {
        long bytes = 0;
        for (Claim claim : inbox.held()) {
            // one that is gone was moved meanwhile
            bytes += claim.file().toFile().length();
        }
        return bytes;
    }

    public Inbox inbox() {
        return inbox;
    }

    /// Opened when it is first asked for: where files are deleted nothing may need it.
    public synchronized Archive archive() throws IOException {
        Archive open = archive;
        if (open == null) {
            open = Archive.open(settings.archive());
            archive = open;
        }
        return open;
    }

    private Destination destination() throws IOException {
        return switch (settings.policy()) {
            case ARCHIVE -> new Archiving(archive(), crash);
            case DELETE -> new Deletion(crash);
        };
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
        return intake.isTaking()
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
        return intake.isCommitted(id);
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

    /// One of the threads that work; when it ends unasked, only a new process helps.
    private void start(String name, Loop loop) {
        Thread.ofPlatform()
                .name(name)
                .start(
                        () -> {
                            try {
                                loop.run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (Throwable e) {
                                onFatal.accept(e);
                            } finally {
                                ended.countDown();
                            }
                        });
    }

    @FunctionalInterface
    private interface Loop {

        void run() throws IOException, InterruptedException;
    }

    private void watchUntilStopped() {
        try {
            while (!stop.await(LOOK_FOR_HANGS_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
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

    private SlotPublisher publisher(Slot slot, Conditions.Observer observer) throws IOException {
        return new SlotPublisher(
                settings.formats(),
                slot,
                inbox.transactionalId(slot.number()),
                inbox.ledgerSecret(),
                clients,
                destination(),
                quarantine,
                tally,
                observer,
                clock,
                space,
                settings.limits(),
                crash);
    }
}
