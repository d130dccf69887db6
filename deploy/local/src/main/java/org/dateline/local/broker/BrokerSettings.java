package org.dateline.local.broker;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.dateline.local.Secrets;

/// Where a broker listens and keeps its data, and who may do what on it. It listens on loopback
/// alone.
///
/// @param folder its data, kept from one start to the next
/// @param port where other systems connect, without a password
/// @param servicesPort where those connect who have a password
/// @param controllerPort where the node's controller half is reached by its broker half
/// @param secrets of its users
public record BrokerSettings(
        Path folder,
        int port,
        int servicesPort,
        int controllerPort,
        Secrets secrets,
        Others others) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String SERVICES_LISTENER = "SERVICES";
    private static final String OTHERS_LISTENER = "OTHERS";
    private static final String MECHANISM = "SCRAM-SHA-256";
    private static final int MIB = 1 << 20;

    /// What they may do who connect without a password.
    public enum Others {
        /// Read what is made for other systems.
        READ_EVENTS,
        /// Everything, on a test's own broker.
        DO_ANYTHING
    }

    /// Address for clients without a password, as in `bootstrap.servers`.
    public String bootstrapServers() {
        return address(port);
    }

    /// What a client with a password connects with.
    public Map<String, Object> connection(BrokerUser user) throws IOException {
        return user.settings(servicesPort, secrets);
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }

    Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.putAll(Guarantees.SETTINGS);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@" + address(controllerPort));
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("inter.broker.listener.name", SERVICES_LISTENER);
        properties.put(
                "listener.security.protocol.map",
                "%s:PLAINTEXT,%s:SASL_PLAINTEXT,%s:SASL_PLAINTEXT"
                        .formatted(OTHERS_LISTENER, SERVICES_LISTENER, CONTROLLER_LISTENER));
        String clients =
                "%s://%s,%s://%s"
                        .formatted(
                                OTHERS_LISTENER,
                                address(port),
                                SERVICES_LISTENER,
                                address(servicesPort));
        properties.put(
                "listeners",
                clients + ",%s://%s".formatted(CONTROLLER_LISTENER, address(controllerPort)));
        properties.put("advertised.listeners", clients);
        protect(properties);
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

    private void protect(Properties properties) throws IOException {
        properties.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        properties.put("sasl.mechanism.controller.protocol", MECHANISM);
        for (String listener : List.of("services", "controller")) {
            String prefix = "listener.name." + listener + ".";
            properties.put(prefix + "sasl.enabled.mechanisms", MECHANISM);
            properties.put(
                    prefix + "scram-sha-256.sasl.jaas.config",
                    "%s %s=\"%s\";"
                            .formatted(
                                    BrokerUser.BROKER.login(secrets),
                                    SecretUsers.FOLDER,
                                    quoted(secrets.folder().toString())));
            properties.put(
                    prefix + "scram-sha-256.sasl.server.callback.handler.class",
                    SecretUsers.class.getName());
        }
        properties.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("allow.everyone.if.no.acl.found", "false");
        Stream<String> superUsers = BrokerUser.SUPER_USERS.stream().map(BrokerUser::principal);
        if (others == Others.DO_ANYTHING) {
            superUsers = Stream.concat(superUsers, Stream.of(AccessRules.OTHERS));
        }
        properties.put("super.users", superUsers.collect(joining(";")));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
