package org.dateline.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every second how far a consumer group is behind, and whether it gets on. It does so from a
/// thread and by clients of its own, so that it sees what the group's consumers are stuck in.
public final class LagWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /// What was seen longer ago is not told.
    private static final Duration VALID = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final String group;
    private final String topic;
    private final Duration stalledAfter;
    private final InstantSource clock;
    private final Outage outage;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Look last;

    private record Look(Instant at, long records, Optional<String> standstill) {}

    private LagWatch(
            Map<String, Object> settings,
            String group,
            String topic,
            Duration stalledAfter,
            InstantSource clock) {
        this.settings = settings;
        this.group = group;
        this.topic = topic;
        this.stalledAfter = stalledAfter;
        this.clock = clock;
        outage = new Outage(clock);
    }

    /// @param settings by Kafka's names: servers, security
    /// @param stalledAfter a partition with records that the group left alone for so long stands
    ///     still
    public static LagWatch start(
            Map<String, Object> settings,
            String group,
            String topic,
            Duration stalledAfter,
            InstantSource clock) {
        LagWatch watch = new LagWatch(settings, group, topic, stalledAfter, clock);
        Thread.ofPlatform().name("lag-watch").daemon().start(watch::watch);
        return watch;
    }

    private void watch() {
        try {
            while (!isClosedWithin(Duration.ZERO)) {
                try (GroupLag lag = new GroupLag(settings, group, topic)) {
                    look(lag);
                } catch (KafkaException e) {
                    failed(e);
                    isClosedWithin(INTERVAL);
                }
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    private void look(GroupLag lag) throws InterruptedException {
        Progress progress = new Progress();
        @Nullable Instant before = null;
        do {
            Instant begun = clock.instant();
            try {
                Map<TopicPartition, PartitionLag> lags = lag.look();
                progress.note(
                        lags, before == null ? Duration.ZERO : Duration.between(before, begun));
                before = begun;
                last =
                        new Look(
                                begun,
                                lags.values().stream().mapToLong(PartitionLag::records).sum(),
                                progress.standstill(stalledAfter).map(Progress.Standstill::line));
                outage.succeeded();
            } catch (KafkaException e) {
                before = null;
                failed(e);
            }
        } while (!isClosedWithin(INTERVAL));
    }

    private void failed(KafkaException e) {
        if (outage.failed()) {
            LOG.warn(
                    "the lag is not known for now group={} topic={} reason={}",
                    group,
                    topic,
                    e.toString());
        }
    }

    private boolean isClosedWithin(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Optional<Look> recent() {
        return Optional.ofNullable(last)
                .filter(look -> look.at().isAfter(clock.instant().minus(VALID)));
    }

    /// Records that the group has not consumed yet, as of the last two seconds; nothing while the
    /// broker does not tell.
    public OptionalLong records() {
        return recent().map(look -> OptionalLong.of(look.records())).orElse(OptionalLong.empty());
    }

    /// Why one should look into it, if the group stands still before records that it could take.
    public Optional<String> standstill() {
        return recent().flatMap(Look::standstill);
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
