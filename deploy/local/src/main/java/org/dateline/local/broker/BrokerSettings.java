package org.dateline.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Where a broker listens and keeps its data.
///
/// @param folder its data, kept from one start to the next
/// @param port where clients connect, on loopback
/// @param controllerPort where the node's controller half is reached by its broker half
public record BrokerSettings(Path folder, int port, int controllerPort) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final int MIB = 1 << 20;

    /// The same in every stack that tests or runs Dateline, containers too.
    public static final Map<String, String> GUARANTEES =
            Map.ofEntries(
                    Map.entry("auto.create.topics.enable", "false"),
                    // A killed instance's open transaction is aborted, and what lies behind it
                    // readable, one second after the transaction's own time limit.
                    Map.entry(
                            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                    // Every record is on the disk before it is acknowledged: there is no replica.
                    Map.entry("log.flush.interval.messages", "1"),
                    // A group's offsets and an ingester's fencing outlive any pause in use.
                    Map.entry("offsets.retention.minutes", "5256000"),
                    Map.entry("transactional.id.expiration.ms", "2147483647"),
                    Map.entry("message.max.bytes", Integer.toString(17 * MIB)),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "4"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"));

    /// Address for clients, as in `bootstrap.servers`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    String controllerAddress() {
        return "127.0.0.1:" + controllerPort;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(GUARANTEES);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@" + controllerAddress());
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("inter.broker.listener.name", "CLIENTS");
        properties.put(
                "listener.security.protocol.map",
                "CLIENTS:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.put(
                "listeners",
                "CLIENTS://%s,%s://%s"
                        .formatted(bootstrapServers(), CONTROLLER_LISTENER, controllerAddress()));
        properties.put("advertised.listeners", "CLIENTS://" + bootstrapServers());
        properties.put("log.dirs", folder.toString());
        // The cleaner takes its buffer, 128 MiB by default, from the heap at start.
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MIB));
        properties.put("log.cleaner.backoff.ms", "60000");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("background.threads", "2");
        // One node: nobody waits for it to hand its partitions over.
        properties.put("controlled.shutdown.enable", "false");
        return properties;
    }
}
