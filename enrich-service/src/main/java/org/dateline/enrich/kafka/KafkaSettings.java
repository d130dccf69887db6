package org.dateline.enrich.kafka;

import static java.util.Map.entry;

import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.dateline.broker.ClientSettings;
import org.dateline.events.Topic;

/// Settings of the loop's consumer and producer.
///
/// @param instance tells this instance from the others of its group, and is the same after a
///     restart, so that a restarted instance ends what it left open at once
/// @param common settings by Kafka's names that whoever runs the service chose: servers, security,
///     `group.protocol`, `partition.assignment.strategy`
public record KafkaSettings(String group, String instance, Map<String, Object> common) {

    private static final int MIB = 1 << 20;

    /// A killed instance's transaction and membership end after this, and its work goes on
    /// elsewhere.
    private static final int FAILOVER_MILLIS = 6_000;

    /// What a producer could not send by then is given up. A single broker that died takes longer
    /// to come back (`KAFKA_BROKER_SESSION_TIMEOUT_MS` in `broker.env`, and its start), so that
    /// nothing of a transaction that began before reaches it behind one that it may have left open.
    private static final int UNSENT_MILLIS = 5_000;

    public KafkaSettings {
        common = Map.copyOf(common);
    }

    public Map<String, Object> consumer() {
        Map<String, Object> settings = ClientSettings.consumer(common);
        settings.putAll(
                Map.ofEntries(
                        entry("group.id", group),
                        entry("client.id", instance),
                        // a restarted instance gets its partitions back at once
                        entry("group.instance.id", instance),
                        entry("isolation.level", "read_committed"),
                        entry("auto.offset.reset", "earliest"),
                        entry("enable.auto.commit", false),
                        entry("allow.auto.create.topics", false),
                        entry("max.poll.records", Backlog.MAX_RECORDS),
                        entry("fetch.max.bytes", Backlog.MAX_BYTES),
                        entry("max.partition.fetch.bytes", 4 * MIB),
                        entry("default.api.timeout.ms", 10_000),
                        entry("request.timeout.ms", 8_000)));
        if (!"consumer".equalsIgnoreCase(String.valueOf(settings.get("group.protocol")))) {
            // under the other protocol these are the broker's to set
            settings.put("session.timeout.ms", FAILOVER_MILLIS);
            settings.put("heartbeat.interval.ms", FAILOVER_MILLIS / 4);
            settings.putIfAbsent(
                    "partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        }
        return settings;
    }

    /// Of a consumer in no group that takes one record at a time.
    Map<String, Object> singleRecords() {
        Map<String, Object> settings = ClientSettings.singleRecords(consumer());
        settings.put("client.id", instance + "-single");
        return settings;
    }

    public Map<String, Object> producer() {
        Map<String, Object> settings = ClientSettings.producer(common);
        settings.putAll(
                Map.ofEntries(
                        entry("transactional.id", instance),
                        entry("client.id", instance),
                        entry("acks", "all"),
                        entry("enable.idempotence", true),
                        entry("transaction.timeout.ms", FAILOVER_MILLIS),
                        entry("max.request.size", Topic.REJECTED.maxRecordBytes()),
                        entry("buffer.memory", 40L * MIB),
                        entry("batch.size", 128 * 1024),
                        entry("max.block.ms", UNSENT_MILLIS),
                        entry("request.timeout.ms", 4_000),
                        entry("delivery.timeout.ms", UNSENT_MILLIS)));
        return settings;
    }
}
