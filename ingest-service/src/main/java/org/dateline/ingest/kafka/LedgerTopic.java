package org.dateline.ingest.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dateline.broker.TopicReader;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.Topic;
import org.dateline.ingest.ledger.LedgerEntry;
import org.dateline.ingest.ledger.LedgerSecret;

/// Reads `ingest.ledger` up to everything that was committed before. Whoever reaches the broker can
/// write there, so only what carries the inbox's own MAC counts.
final class LedgerTopic {

    /// In bytes; the ids of claims are shorter by far, and so are entries.
    private static final int LONGEST_KEY = 1 << 10;

    private static final int LONGEST_ENTRY = 16 << 10;

    private final Clients clients;
    private final LedgerSecret secret;

    LedgerTopic(Clients clients, LedgerSecret secret) {
        this.clients = clients;
        this.secret = secret;
    }

    /// What was found.
    ///
    /// @param entries the wanted ones, by claim
    /// @param foreign how many records were passed over
    /// @param lastForeign offset of the last of them
    record Found(Map<String, LedgerEntry> entries, long foreign, long lastForeign) {}

    /// Reads all of it.
    ///
    /// What other ingesters' open transactions hide is waited for.
    ///
    /// @param patience how long to wait for anything to come
    Found read(Predicate<LedgerEntry> wanted, Duration patience) {
        Notes notes = new Notes(wanted);
        new TopicReader<>(
                        clients.reader(),
                        new ShortOnly<>(new StringDeserializer(), LONGEST_KEY),
                        new ShortOnly<>(new ByteArrayDeserializer(), LONGEST_ENTRY),
                        patience)
                .readAllCommitted(Topic.LEDGER.name(), notes::take);
        return new Found(notes.entries, notes.foreign, notes.lastForeign);
    }

    /// What was read so far.
    private final class Notes {

        private final Predicate<LedgerEntry> wanted;
        private final Map<String, LedgerEntry> entries = new HashMap<>();
        private long foreign;
        private long lastForeign;

        Notes(Predicate<LedgerEntry> wanted) {
            this.wanted = wanted;
        }

        void take(ConsumerRecord<String, byte[]> record) {
            if (!(record.value() == null ? isForgotten(record) : isNoted(record))) {
                foreign++;
                lastForeign = record.offset();
            }
        }

        /// @return false when it is foreign
        private boolean isForgotten(ConsumerRecord<String, byte[]> record) {
            if (record.key() == null) {
                return false;
            }
            if (!entries.containsKey(record.key())) {
                return true;
            }
            return isProven(record) && entries.remove(record.key()) != null;
        }

        /// @return false when it is foreign
        private boolean isNoted(ConsumerRecord<String, byte[]> record) {
            LedgerEntry entry;
            try {
                entry = EventCodec.decode(record.value(), LedgerEntry.class);
            } catch (MalformedEventException e) {
                return false;
            }
            if (!entry.claim().equals(record.key())) {
                return false;
            }
            if (!wanted.test(entry)) {
                return true;
            }
            LedgerEntry before = entries.get(entry.claim());
            if (!isProven(record) || (before != null && entry.isBehind(before))) {
                return false;
            }
            entries.put(entry.claim(), entry);
            return true;
        }

        private boolean isProven(ConsumerRecord<String, byte[]> record) {
            Header mac = record.headers().lastHeader(LedgerSecret.HEADER);
            return secret.proves(record.key(), record.value(), mac == null ? null : mac.value());
        }
    }
}
