package org.dateline.ingest.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.dateline.broker.BrokerAdmin;
import org.dateline.events.Topic;
import org.dateline.ingest.disk.Disk;

/// Asks brokers about their disks, wherever these are. For one thread.
final class BrokerDisks implements AutoCloseable {

    /// Of enrich-service.
    private static final String GROUP = "enrich";

    private final BrokerAdmin broker;

    BrokerDisks(Clients clients) {
        this.broker = clients.admin();
    }

    /// What brokers tell.
    ///
    /// @param disks those that tell how large they are, as Kafka 3.3 and later do
    /// @param waiting bytes of received articles that are not enriched yet
    record Look(List<Disk> disks, long waiting) {}

    /// @throws KafkaException when they don't tell
    Look look() throws InterruptedException {
        List<Integer> brokers =
                broker.ask(admin -> admin.describeCluster().nodes()).stream()
                        .map(Node::id)
                        .toList();
        List<Disk> disks = new ArrayList<>();
        Map<TopicPartition, Long> sizes = new HashMap<>();
        broker.ask(admin -> admin.describeLogDirs(brokers).allDescriptions())
                .forEach(
                        (broker, folders) ->
                                folders.forEach(
                                        (folder, description) -> {
                                            if (isKnown(description)) {
                                                disks.add(disk(broker, folder, description));
                                            }
                                            description
                                                    .replicaInfos()
                                                    .forEach(
                                                            (partition, replica) ->
                                                                    sizes.merge(
                                                                            partition,
                                                                            replica.size(),
                                                                            Math::max));
                                        }));
        sizes.keySet().removeIf(partition -> !partition.topic().equals(Topic.RECEIVED.name()));
        return new Look(List.copyOf(disks), waiting(sizes));
    }

    private static boolean isKnown(LogDirDescription folder) {
        return folder.totalBytes().isPresent() && folder.usableBytes().isPresent();
    }

    private static Disk disk(int broker, String folder, LogDirDescription description) {
        return new Disk(
                "Kafka's disk (broker " + broker + ", " + folder + ")",
                description.totalBytes().orElse(0),
                description.usableBytes().orElse(0),
                true);
    }

    /// Each partition's bytes by the share of its offsets that are not consumed.
    private long waiting(Map<TopicPartition, Long> sizes) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = broker.committed(GROUP);
        Map<TopicPartition, Long> begins = broker.offsets(sizes.keySet(), OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = broker.offsets(sizes.keySet(), OffsetSpec.latest());
        double waiting = 0;
        for (var partition : sizes.entrySet()) {
            long begin = begins.getOrDefault(partition.getKey(), 0L);
            long end = ends.getOrDefault(partition.getKey(), 0L);
            OffsetAndMetadata offset = committed.get(partition.getKey());
            long next = offset == null ? begin : Math.clamp(offset.offset(), begin, end);
            if (next < end) {
                waiting += (double) partition.getValue() * (end - next) / (end - begin);
            }
        }
        return (long) waiting;
    }

    @Override
    public void close() {
        broker.close();
    }
}
