package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.dateline.broker.Outage;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.disk.Disk;
import org.dateline.ingest.disk.DiskSpace;
import org.jboss.logging.Logger;

/// Looks, from a thread of its own, whether there is room on every disk that articles need, and
/// whether the intake gets on.
final class IntakeWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(IntakeWatch.class);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Clients clients;
    private final Map<Path, String> own;
    private final List<Path> others;
    private final DiskSpace space;
    private final long batchBytes;
    private final Supplier<Duration> standstill;
    private final Duration stalledAfter;
    private final Conditions.Observer conditions;
    private final CountDownLatch stop;
    private final Set<String> unknown = new HashSet<>();
    private final Outage outage = new Outage(InstantSource.system());
    private BrokerDisks.Look brokers = new BrokerDisks.Look(List.of(), 0);

    /// @param own folders that files are moved to, and what each holds, for a person
    /// @param others folders on disks that enriched or stored articles are written to
    /// @param batchBytes the most that a transaction carries
    /// @param standstill for how long the intake has not moved
    IntakeWatch(
            Clients clients,
            Map<Path, String> own,
            List<Path> others,
            DiskSpace space,
            long batchBytes,
            Supplier<Duration> standstill,
            Duration stalledAfter,
            Conditions.Observer conditions,
            CountDownLatch stop) {
        this.clients = clients;
        this.own = new LinkedHashMap<>(own);
        this.others = List.copyOf(others);
        this.space = space;
        this.batchBytes = batchBytes;
        this.standstill = standstill;
        this.stalledAfter = stalledAfter;
        this.conditions = conditions;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!isStoppedWithin(Duration.ZERO)) {
                try (BrokerDisks disks = new BrokerDisks(clients)) {
                    do {
                        look(disks);
                    } while (!isStoppedWithin(INTERVAL));
                } catch (KafkaException e) {
                    // no client can be made now
                    if (outage.failed()) {
                        LOG.warnf(
                                "can't tell how much room Kafka's disks have for now reason=%s", e);
                    }
                    isStoppedWithin(INTERVAL);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStoppedWithin(Duration time) throws InterruptedException {
        return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(BrokerDisks broker) throws InterruptedException {
        long before = space.published();
        List<Disk> disks = new ArrayList<>();
        own.forEach((folder, holds) -> add(disks, holds, () -> Disk.of(holds, folder)));
        for (Path folder : others) {
            add(disks, folder.toString(), () -> Disk.growing("the disk of", folder));
        }
        try {
            brokers = broker.look();
            outage.succeeded();
        } catch (KafkaException e) {
            // what was seen last holds on
            if (outage.failed()) {
                LOG.warnf("can't tell how much room Kafka's disks have for now reason=%s", e);
            }
        }
        disks.addAll(brokers.disks());
        space.note(disks, brokers.waiting(), before);
        tell();
    }

    private void add(List<Disk> disks, String what, Measurement measurement) {
        try {
            disks.add(measurement.disk());
            unknown.remove(what);
        } catch (IOException e) {
            noticeOnce(what, e);
        }
    }

    private interface Measurement {
        Disk disk() throws IOException;
    }

    private void tell() {
        space.low(batchBytes)
                .ifPresentOrElse(
                        line -> conditions.raise(Condition.DISK_LOW, line),
                        () -> conditions.clear(Condition.DISK_LOW));
        Duration still = standstill.get();
        if (still.compareTo(stalledAfter) >= 0) {
            conditions.raise(
                    Condition.NO_PROGRESS,
                    "nothing was read or committed for %d s".formatted(still.toSeconds()));
        } else {
            conditions.clear(Condition.NO_PROGRESS);
        }
    }

    private void noticeOnce(String what, Exception e) {
        if (unknown.add(what)) {
            LOG.warnf("can't tell how much room there is for now what=\"%s\" reason=%s", what, e);
        }
    }
}
