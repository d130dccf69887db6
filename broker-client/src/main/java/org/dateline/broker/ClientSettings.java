package org.dateline.broker;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/// Settings of Kafka's clients, made of those that whoever runs the process chose. Each kind of
/// client gets only the settings that it knows.
public final class ClientSettings {

    private static final Set<String> MEMBERSHIP =
            Set.of(
                    "group.id",
                    "group.instance.id",
                    "group.protocol",
                    "session.timeout.ms",
                    "heartbeat.interval.ms",
                    "partition.assignment.strategy");

    private ClientSettings() {}

    /// @param chosen by Kafka's names: servers, security
    public static Map<String, Object> admin(Map<String, Object> chosen) {
        return known(chosen, AdminClientConfig.configNames());
    }

    /// @param chosen by Kafka's names: servers, security
    public static Map<String, Object> producer(Map<String, Object> chosen) {
        return known(chosen, ProducerConfig.configNames());
    }

    /// @param chosen by Kafka's names: servers, security, how a group works
    public static Map<String, Object> consumer(Map<String, Object> chosen) {
        return known(chosen, ConsumerConfig.configNames());
    }

    /// Of a consumer in no group: it reads committed records from where it is told to, and leaves
    /// nothing behind.
    ///
    /// @param chosen by Kafka's names: servers, security
    public static Map<String, Object> reader(Map<String, Object> chosen) {
        Map<String, Object> settings = consumer(chosen);
        settings.keySet().removeAll(MEMBERSHIP);
        settings.putAll(
                Map.ofEntries(
                        entry("isolation.level", "read_committed"),
                        entry("auto.offset.reset", "earliest"),
                        entry("enable.auto.commit", false),
                        entry("allow.auto.create.topics", false)));
        settings.putIfAbsent("default.api.timeout.ms", 10_000);
        return settings;
    }

    /// Of a [#reader] that takes one record at a time, and fetches no more than the batch it is in.
    ///
    /// @param chosen by Kafka's names: servers, security
    public static Map<String, Object> singleRecords(Map<String, Object> chosen) {
        Map<String, Object> settings = reader(chosen);
        settings.put("max.poll.records", 1);
        // the next batch of records comes in any case
        settings.put("fetch.max.bytes", 1);
        settings.put("max.partition.fetch.bytes", 1);
        return settings;
    }

    private static Map<String, Object> known(Map<String, Object> chosen, Set<String> names) {
        Map<String, Object> settings = new HashMap<>(chosen);
        settings.keySet().retainAll(names);
        return settings;
    }
}
