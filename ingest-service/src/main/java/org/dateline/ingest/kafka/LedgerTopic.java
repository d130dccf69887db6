package org.dateline.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.Topic;
import org.dateline.ingest.ledger.LedgerEntry;

/// Reads `ingest.ledger` up to everything that was committed before.
final class LedgerTopic {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Clients clients;

    LedgerTopic(Clients clients) {
        this.clients = clients;
    }

    /// The wanted entries, by claim.
    ///
    /// The ends are noted reading uncommitted, and then read committed until past them: another
    /// ingester's open transaction can hide records that were committed behind its own.
    Map<String, LedgerEntry> read(Predicate<LedgerEntry> wanted, Duration longest) {
        Map<TopicPartition, Long> ends = ends();
        long deadline = System.nanoTime() + longest.toNanos();
        Map<String, LedgerEntry> entries = new HashMap<>();
        try (Consumer<String, byte[]> consumer = clients.consumer("read_committed")) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (!isPast(consumer, ends)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    note(record, wanted, entries);
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("could not read the ledger to its end");
                }
            }
        }
        return entries;
    }

    private Map<TopicPartition, Long> ends() {
        try (Consumer<String, byte[]> consumer = clients.consumer("read_uncommitted")) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.LEDGER.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new TimeoutException("topic " + Topic.LEDGER.name() + " does not exist yet");
            }
            return consumer.endOffsets(partitions);
        }
    }

    private static boolean isPast(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void note(
            ConsumerRecord<String, byte[]> record,
            Predicate<LedgerEntry> wanted,
            Map<String, LedgerEntry> entries) {
        if (record.value() == null) {
            entries.remove(record.key());
            return;
        }
        try {
            LedgerEntry entry = EventCodec.decode(record.value(), LedgerEntry.class);
            if (wanted.test(entry)) {
                entries.put(record.key(), entry);
            } else {
                entries.remove(record.key());
            }
        } catch (MalformedEventException e) {
            throw new KafkaException(
                    "the ledger has an unexpected record at offset " + record.offset(), e);
        }
    }
}
