package org.dateline.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.dateline.events.Rejection;
import org.jspecify.annotations.Nullable;

/// Records on their way to `articles.rejected` and back. One that was rejected keeps its key, value
/// and headers, and says in further headers why.
public final class RejectedRecord {

    private RejectedRecord() {}

    /// The consumed record as it came, with the reason.
    ///
    /// @param topic where it goes
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> source, Rejection rejection, String topic) {
        RecordHeaders headers = ownHeaders(source.headers());
        rejection.headers().forEach(headers::add);
        Header leftOut = source.headers().lastHeader(Rejection.LEFT_OUT);
        if (leftOut != null && source.value() == null) {
            headers.add(leftOut);
        }
        return new ProducerRecord<>(topic, null, source.key(), source.value(), headers);
    }

    /// Stands for a record on which processes die as they read it.
    public static ConsumerRecord<byte[], byte[]> unread(TopicPartition partition, long offset) {
        var unread =
                new ConsumerRecord<byte[], byte[]>(
                        partition.topic(), partition.partition(), offset, null, null);
        unread.headers()
                .add(
                        Rejection.LEFT_OUT,
                        "left out, the process dies as it reads it".getBytes(UTF_8));
        return unread;
    }

    /// What is left of a rejected record that no topic takes, and that would stop its partition for
    /// ever: first without its value, then without its key and the headers it came with. What the
    /// rejection says of it stays, and so where the whole of it stands. It is another record than
    /// the one given, whose headers can't be changed once it was sent.
    ///
    /// @return empty where nothing more can be left out
    public static Optional<ProducerRecord<byte[], byte[]>> smaller(
            ProducerRecord<byte[], byte[]> rejected) {
        RecordHeaders headers = new RecordHeaders(rejected.headers());
        boolean isAll = rejected.value() != null;
        if (!isAll && rejected.key() == null && ownHeaders(headers).toArray().length == 0) {
            return Optional.empty();
        }
        if (!isAll) {
            headers = rejectionOf(headers);
        }
        headers.remove(Rejection.LEFT_OUT);
        headers.add(Rejection.LEFT_OUT, "left out, too large".getBytes(UTF_8));
        return Optional.of(
                new ProducerRecord<>(
                        rejected.topic(), null, isAll ? rejected.key() : null, null, headers));
    }

    /// The record, or what is left of it where it is larger than its topic takes.
    ///
    /// @param mostBytes of key, value and headers
    public static ProducerRecord<byte[], byte[]> within(
            int mostBytes, ProducerRecord<byte[], byte[]> rejected) {
        ProducerRecord<byte[], byte[]> fitting = rejected;
        while (bytes(fitting) > mostBytes) {
            Optional<ProducerRecord<byte[], byte[]>> smaller = smaller(fitting);
            if (smaller.isEmpty()) {
                return fitting;
            }
            fitting = smaller.get();
        }
        return fitting;
    }

    /// The record as it was on its topic.
    ///
    /// @param topic where it goes back to
    public static ProducerRecord<byte[], byte[]> original(
            ConsumerRecord<byte[], byte[]> rejected, String topic) {
        return new ProducerRecord<>(
                topic, null, rejected.key(), rejected.value(), ownHeaders(rejected.headers()));
    }

    private static long bytes(ProducerRecord<byte[], byte[]> record) {
        long bytes = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static boolean isOfRejection(Header header) {
        return header.key().startsWith(Rejection.HEADER_PREFIX);
    }

    /// What a record came with.
    private static RecordHeaders ownHeaders(Headers all) {
        RecordHeaders own = new RecordHeaders();
        for (Header header : all) {
            if (!isOfRejection(header)) {
                own.add(header);
            }
        }
        return own;
    }

    private static RecordHeaders rejectionOf(Headers all) {
        RecordHeaders rejection = new RecordHeaders();
        for (Header header : all) {
            if (isOfRejection(header)) {
                rejection.add(header);
            }
        }
        return rejection;
    }
}
