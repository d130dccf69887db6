package org.dateline.local.broker;

import java.nio.file.Path;
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

    /// Address for clients, as in `bootstrap.servers`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    String controllerAddress() {
        return "127.0.0.1:" + controllerPort;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Guarantees.SETTINGS);
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
