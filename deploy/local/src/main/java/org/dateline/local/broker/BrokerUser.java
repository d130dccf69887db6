package org.dateline.local.broker;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.local.Part;
import org.dateline.local.Secrets;

/// Who connects to a broker with a password: each of Dateline's own, and no further than its work
/// takes ([AccessRules]).
public enum BrokerUser {
    /// The broker itself, whose two halves meet over the network. It may do everything.
    BROKER,
    /// The command line of whoever owns the home. It may do everything.
    ADMIN,
    INGEST,
    ENRICH,
    STORE,
    GATEWAY;

    /// Those that no access rule limits.
    static final List<BrokerUser> SUPER_USERS = List.of(BROKER, ADMIN);

    private static final String MECHANISM = "SCRAM-SHA-256";

    public static BrokerUser of(Part service) {
        return valueOf(service.name());
    }

    public String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As access rules call it.
    String principal() {
        return "User:" + username();
    }

    /// Its secret's name in a home: `broker-ingest`. Others that are given a password have theirs
    /// under their own names in the same way.
    public String secret() {
        return secretOf(username());
    }

    static String secretOf(String username) {
        return "broker-" + username;
    }

    /// What a client of this user connects with, by Kafka's own names.
    ///
    /// @param port where the broker of a home listens for those who have a password
    public Map<String, Object> settings(int port, Secrets secrets) throws IOException {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(secrets) + ";");
    }

    /// The same as environment variables, which every client of a service takes them from.
    public Map<String, String> environment(int port, Secrets secrets) throws IOException {
        Map<String, String> environment = new HashMap<>();
        settings(port, secrets)
                .forEach(
                        (name, value) ->
                                environment.put(
                                        "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                                        value.toString()));
        return environment;
    }

    String login(Secrets secrets) throws IOException {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\""
                .formatted(username(), secrets.value(secret()));
    }
}
