package org.dateline.broker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How far a consumer group is behind the ends of a topic, committed or not, as the broker says it
/// to clients that take no part in the group. For one thread.
final class GroupLag implements AutoCloseable {

    private static final int ANSWER_MILLIS = 3_000;

    /// For looking at what is left; whatever is not found out in this time counts as records.
    private static final Duration READING = Duration.ofMillis(300);

    private static final Duration POLL = Duration.ofMillis(50);

    private final String group;
    private final String topic;
    private final Admin admin;
    private final KafkaConsumer<Void, Void> reader;
    private Map<TopicPartition, Long> nextBefore = Map.of();
    private final Map<TopicPartition, Rest> rests = new HashMap<>();

    /// What is left of a partition, once it was looked at.
    private record Rest(long next, long end, long records) {

        boolean isOf(long next, long end) {
            return this.next == next && this.end == end;
        }
    }

    /// @param settings by Kafka's names: servers, security
    GroupLag(Map<String, Object> settings, String group, String topic) {
        this.group = group;
        this.topic = topic;
        Map<String, Object> asking = ClientSettings.admin(settings);
        asking.put("client.id", group + "-lag");
        asking.put("request.timeout.ms", ANSWER_MILLIS);
        asking.put("default.api.timeout.ms", ANSWER_MILLIS);
        asking.put("reconnect.backoff.max.ms", 1_000);
        admin = Admin.create(asking);
        // of the batch that comes first, however large, only the first record is of interest
        Map<String, Object> reading = ClientSettings.singleRecords(settings);
        reading.put("client.id", group + "-lag");
        reading.put("auto.offset.reset", "none");
        reading.put("fetch.max.wait.ms", 50);
        reading.put("default.api.timeout.ms", ANSWER_MILLIS);
        reading.put("reconnect.backoff.max.ms", 1_000);
        reader = new KafkaConsumer<>(reading, new IgnoredBytes(), new IgnoredBytes());
    }

    /// @throws KafkaException when the broker does not tell
    Map<TopicPartition, PartitionLag> look() throws InterruptedException {
        List<TopicPartition> partitions =
                answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            long begin = begins.getOrDefault(partition, 0L);
            next.put(partition, offset == null ? begin : Math.max(begin, offset.offset()));
        }
        Map<TopicPartition, PartitionLag> lags = new HashMap<>();
        long deadline = System.nanoTime() + READING.toNanos();
        for (TopicPartition partition : partitions) {
            long from = next.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            lags.put(
                    partition,
                    new PartitionLag(from, Math.max(0, records(partition, from, end, deadline))));
        }
        nextBefore = next;
        return lags;
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec spec) throws InterruptedException {
        return answer(
                        admin.listOffsets(
                                        partitions.stream()
                                                .collect(toMap(Function.identity(), p -> spec)))
                                .all())
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().offset()));
    }

    /// As long as the group moves, each offset is taken for a record. Once it stands, what is left
    /// is read: ends of transactions and aborted records have offsets, too, and are never consumed.
    private long records(TopicPartition partition, long from, long end, long deadline) {
        if (from >= end || !Long.valueOf(from).equals(nextBefore.get(partition))) {
            rests.remove(partition);
            return end - from;
        }
        Rest known = rests.get(partition);
        if (known != null && known.isOf(from, end)) {
            return known.records();
        }
        try {
            return rest(partition, from, end, deadline);
        } catch (KafkaException e) {
            // it may have been deleted meanwhile; the next look tells
            return end - from;
        }
    }

    private long rest(TopicPartition partition, long from, long end, long deadline) {
        reader.assign(List.of(partition));
        reader.seek(partition, from);
        while (System.nanoTime() < deadline) {
            var records = reader.poll(POLL).records(partition);
            long first = records.isEmpty() ? reader.position(partition) : records.get(0).offset();
            if (!records.isEmpty() || first >= end) {
                long left = Math.max(0, end - first);
                rests.put(partition, new Rest(from, end, left));
                return left;
            }
        }
        // an open transaction, or there was no time
        return end - from;
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(ANSWER_MILLIS, MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        }
    }

    @Override
    public void close() {
        reader.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}
