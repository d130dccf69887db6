package org.dateline.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.broker.ClientSettings;
import org.dateline.broker.RecordHeader;
import org.dateline.broker.RejectedRecord;
import org.dateline.broker.TopicReader;
import org.dateline.events.Rejection;

/// Sends rejected records back to the topics they came from, as they came, each rejection once.
///
/// A record and the note that it was sent commit in one transaction, so a run that was cut off, or
/// two at a time, send nothing twice: a run first ends what an earlier one left open, then reads
/// all notes. One that is rejected again is a rejection of its own.
public final class RejectedReplay {

    private static final int MOST_RECORDS = 100;
    private static final int MOST_BYTES = 8 << 20;

    private final Map<String, Object> common;
    private final Route route;
    private final Clock clock;
    private final Duration patience;

    /// @param connection servers and security, by Kafka's own names
    /// @param patience how long the broker may bring nothing while there is more to read
    public RejectedReplay(
            Map<String, Object> connection, Route route, Clock clock, Duration patience) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("client.id", "replay");
        settings.put("default.api.timeout.ms", 30_000);
        settings.put("request.timeout.ms", 15_000);
        this.common = Map.copyOf(settings);
        this.route = route;
        this.clock = clock;
        this.patience = patience;
    }

    /// The topics concerned.
    ///
    /// @param origins where records may be sent back to
    public record Route(String rejected, String notes, Set<String> origins) {}

    /// How many rejections were met, by what became of them.
    ///
    /// @param sent back to their topic
    /// @param before sent by an earlier run
    /// @param impossible without their value, too large, from a topic that takes none back, or from
    ///     a file, in which they are to be mended
    public record Outcome(int sent, int before, int impossible) {

        private Outcome plus(Outcome other) {
            return new Outcome(
                    sent + other.sent, before + other.before, impossible + other.impossible);
        }
    }

    /// Goes through all rejections that there are at the beginning.
    ///
    /// @param wanted by the reason's name
    /// @throws KafkaException when the broker is away, or becomes so meanwhile, or another run took
    ///     over; what was sent until then is noted
    public Outcome run(Predicate<String> wanted) {
        Map<String, Object> settings = ClientSettings.producer(common);
        settings.remove("default.api.timeout.ms");
        settings.putAll(
                Map.ofEntries(
                        Map.entry("transactional.id", "replay-" + route.rejected()),
                        Map.entry("acks", "all"),
                        // as they came: who polls them has memory for what was fetched
                        Map.entry("compression.type", "none"),
                        Map.entry("max.in.flight.requests.per.connection", 1),
                        Map.entry("max.request.size", 17 << 20),
                        Map.entry("max.block.ms", 30_000),
                        Map.entry("delivery.timeout.ms", 30_000)));
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            Set<String> notes = notes();
            Sending sending = new Sending(producer, notes);
            read(
                    route.rejected(),
                    record -> {
                        if (wanted.test(header(record, "reason"))) {
                            sending.add(record);
                        }
                    });
            sending.flush();
            return sending.outcome;
        }
    }

    private Set<String> notes() {
        Set<String> notes = new HashSet<>();
        read(
                route.notes(),
                record -> {
                    // whoever reaches the broker may write there, also without a key
                    if (record.key() != null) {
                        notes.add(new String(record.key(), UTF_8));
                    }
                });
        return notes;
    }

    /// Every committed record of a topic up to where its end is now.
    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<String, Object> settings = ClientSettings.reader(common);
        settings.put("max.poll.records", MOST_RECORDS);
        settings.put("fetch.max.bytes", MOST_BYTES);
        TopicReader.ofBytes(settings, patience).read(topic, each);
    }

    /// What is to be sent, in transactions of a bounded size.
    private final class Sending {

        private final KafkaProducer<byte[], byte[]> producer;
        private final Set<String> notes;
        private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        private long bytes;
        private Outcome outcome = new Outcome(0, 0, 0);

        Sending(KafkaProducer<byte[], byte[]> producer, Set<String> notes) {
            this.producer = producer;
            this.notes = notes;
        }

        void add(ConsumerRecord<byte[], byte[]> record) {
            if (notes.contains(note(record))) {
                outcome = outcome.plus(new Outcome(0, 1, 0));
            } else if (record.headers().lastHeader(Rejection.LEFT_OUT) != null
                    || !route.origins().contains(header(record, "topic"))) {
                outcome = outcome.plus(new Outcome(0, 0, 1));
            } else {
                batch.add(record);
                bytes += Math.max(record.serializedValueSize(), 0);
                if (batch.size() == MOST_RECORDS || bytes >= MOST_BYTES) {
                    flush();
                }
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                commit(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
        }

        private void commit(List<ConsumerRecord<byte[], byte[]>> records) {
            try {
                producer.beginTransaction();
                List<Future<?>> sent = new ArrayList<>();
                for (var record : records) {
                    sent.add(
                            producer.send(
                                    RejectedRecord.original(record, header(record, "topic"))));
                    sent.add(producer.send(noted(record)));
                }
                producer.flush();
                for (Future<?> acknowledged : sent) {
                    acknowledged.get();
                }
                producer.commitTransaction();
                outcome = outcome.plus(new Outcome(records.size(), 0, 0));
            } catch (ExecutionException | KafkaException e) {
                // a send after one that was refused is refused, too, with that as its cause
                if (!isTooLarge(e)) {
                    throw e instanceof KafkaException failure
                            ? failure
                            : new KafkaException("could not send a record", e.getCause());
                }
                producer.abortTransaction();
                if (records.size() == 1) {
                    outcome = outcome.plus(new Outcome(0, 0, 1));
                } else {
                    records.forEach(record -> commit(List.of(record)));
                }
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        private static boolean isTooLarge(Throwable failure) {
            Throwable cause = failure;
            while (cause != null && !(cause instanceof RecordTooLargeException)) {
                cause = cause.getCause();
            }
            return cause != null;
        }

        private ProducerRecord<byte[], byte[]> noted(ConsumerRecord<byte[], byte[]> record) {
            return new ProducerRecord<>(
                    route.notes(),
                    note(record).getBytes(UTF_8),
                    clock.instant().toString().getBytes(UTF_8));
        }
    }

    /// Names a rejection for ever, even if its topic were made anew.
    private static String note(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "/" + record.offset() + "/" + header(record, "time");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return RecordHeader.text(record.headers(), Rejection.HEADER_PREFIX + name).orElse("");
    }
}
