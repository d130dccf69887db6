package org.dateline.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How far a consumer group is behind the ends of a topic, committed or not, as the broker says it
/// to clients that take no part in the group. For one thread.
final class GroupLag implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// For looking at what is left; whatever is not found out in this time counts as records.
    private static final Duration READING = Duration.ofMillis(300);

    private static final Duration POLL = Duration.ofMillis(50);

    private final String group;
    private final String topic;
    private final BrokerAdmin broker;
    private final KafkaConsumer<byte[], byte[]> reader;
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
        Map<String, Object> named = new HashMap<>(settings);
        named.put("client.id", group + "-lag");
        broker = new BrokerAdmin(named, PATIENCE);
        // of the batch that comes first, however large, only the first record is of interest
        Map<String, Object> reading = ClientSettings.singleRecords(named);
        reading.put("auto.offset.reset", "none");
        reading.put("fetch.max.wait.ms", 50);
        reading.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        reading.put("reconnect.backoff.max.ms", 1_000);
        reader = new KafkaConsumer<>(reading, new NoValues(), new NoValues());
    }

    /// @throws KafkaException when the broker does not tell
    Map<TopicPartition, PartitionLag> look() throws InterruptedException {
        List<TopicPartition> partitions =
                broker
                        .ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames())
                        .values()
                        .stream()
                        .flatMap(description -> description.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        Map<TopicPartition, Long> ends = broker.offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = broker.offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed = broker.committed(group);
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

    @Override
    public void close() {
        reader.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        broker.close();
    }
}
