package org.dateline.store.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.NoValues;
import org.dateline.broker.ReadToEnd;
import org.dateline.broker.TopicReader;
import org.dateline.events.ReasonCode;
import org.dateline.events.Topic;
import org.dateline.store.batch.Place;
import org.dateline.store.postgres.RejectionRow;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Goes through `articles.enriched` once more, from some time on to where its end was at the start,
/// so that a database which was restored from a backup is brought up to date.
///
/// It reads beside the live stream, in no group, so it touches no offsets. What is stored already
/// stays as it is, so it may run at any time and as often as anyone likes.
@ApplicationScoped
public class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    /// A broker that brings nothing for so long has lost what was to be replayed, or is away for
    /// good; whoever asked for the replay is to know.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Object> configuration;
    private final String topic;
    private final Intake intake;
    private volatile @Nullable Progress progress;

    /// @param broker what `kafka.*` configures for every client of this process
    Replay(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "mp.messaging.incoming.enriched.topic") String topic,
            Intake intake) {
        configuration = ClientSettings.reader(broker);
        configuration.put("client.id", "store-replay");
        configuration.put("max.poll.records", 200);
        configuration.put("fetch.max.bytes", 4 << 20);
        this.topic = topic;
        this.intake = intake;
    }

    /// How far a replay is.
    ///
    /// @param records it has gone through
    /// @param remaining offsets it has before it, each of which may hold a record
    public record Progress(State state, Instant from, long records, long remaining) {

        private Progress after(int more, long left) {
            return new Progress(state, from, records + more, left);
        }

        private Progress end(State how) {
            return new Progress(how, from, records, remaining);
        }
    }

    /// What a replay does, or how it ended.
    public enum State {
        RUNNING,
        DONE,
        /// The process is ending, or the broker refuses it or brings nothing more.
        FAILED
    }

    /// Of the last replay of this process.
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    /// Begins at the first record that is no older than the time, unless a replay runs already.
    ///
    /// @return that of the one that runs now
    public synchronized Progress start(Instant from) {
        Progress current = progress;
        if (current != null && current.state() == State.RUNNING) {
            return current;
        }
        Progress begun = new Progress(State.RUNNING, from, 0, Long.MAX_VALUE);
        progress = begun;
        Thread.ofVirtual().name("replay").start(() -> run(begun));
        return begun;
    }

    private void run(Progress begun) {
        LOG.infof("replay started from=%s", begun.from());
        Progress end;
        try {
            end = pass(begun);
        } catch (RuntimeException e) {
            LOG.warn("replay failed", e);
            end = begun.end(State.FAILED);
        }
        progress = end;
        LOG.infof("replay ended state=%s records=%d", end.state(), end.records());
    }

    private Progress pass(Progress begun) {
        Progress now = begun;
        Set<Place> deadly = deadly();
        try (var consumer =
                new KafkaConsumer<>(
                        configuration, new ByteArrayDeserializer(), new PolledValues())) {
            Map<TopicPartition, Long> ends = positioned(consumer, begun.from());
            ReadToEnd<byte[], PolledValue> rest = new ReadToEnd<>(consumer, ends, PATIENCE);
            while (rest.left() > 0) {
                List<ConsumerRecord<byte[], PolledValue>> records = new ArrayList<>(rest.poll());
                records.removeIf(record -> deadly.contains(Records.place(record)));
                if (!records.isEmpty() && !intake.process(records)) {
                    return now.end(State.FAILED);
                }
                now = now.after(records.size(), rest.left());
                progress = now;
            }
            return now.after(0, 0).end(State.DONE);
        } catch (TimeoutException e) {
            LOG.warnf("replay gives up; run it again reason=%s", e.getMessage());
            return now.end(State.FAILED);
        }
    }

    /// Where records stood on which processes died, as far as `articles.rejected` still tells. A
    /// replay would die on them, too, and never come further.
    private Set<Place> deadly() {
        Set<Place> places = new HashSet<>();
        new TopicReader<>(configuration, new ByteArrayDeserializer(), new NoValues(), PATIENCE)
                .read(
                        Topic.REJECTED.name(),
                        record ->
                                Records.rejection(record)
                                        .filter(Replay::isOfDeath)
                                        .map(Replay::place)
                                        .ifPresent(places::add));
        return places;
    }

    private static boolean isOfDeath(RejectionRow row) {
        return row.reason().equals(ReasonCode.PROCESS_DIED.name());
    }

    private static Place place(RejectionRow row) {
        return new Place(row.topic(), row.partition(), row.offset());
    }

    /// Asks until the broker answers.
    ///
    /// @throws RetriableException when it does not for too long
    private Map<TopicPartition, Long> positioned(KafkaConsumer<?, ?> consumer, Instant from) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                List<TopicPartition> partitions = TopicReader.partitions(consumer, topic);
                consumer.assign(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                Map<TopicPartition, Long> times = new HashMap<>();
                partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
                Map<TopicPartition, @Nullable OffsetAndTimestamp> starts =
                        new HashMap<>(consumer.offsetsForTimes(times));
                ends.forEach(
                        (partition, end) -> {
                            OffsetAndTimestamp start = starts.get(partition);
                            consumer.seek(partition, start == null ? end : start.offset());
                        });
                return ends;
            } catch (RetriableException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.warnf("replay waiting for the broker reason=%s", e.getClass().getSimpleName());
            }
        }
    }
}
