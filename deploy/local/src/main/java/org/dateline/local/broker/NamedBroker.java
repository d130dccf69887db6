package org.dateline.local.broker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A broker that someone names by its servers, and how to convince it: by what the environment
/// says of security, in the names that services have for it, such as `KAFKA_SECURITY_PROTOCOL`.
public final class NamedBroker {

    private static final String PREFIX = "KAFKA_";
    private static final Pattern SECURITY = Pattern.compile("KAFKA_(SECURITY|SASL|SSL)_[A-Z0-9_]+");

    private NamedBroker() {}

    /// What a client connects with, by Kafka's own names.
    public static Map<String, Object> connection(String bootstrapServers) {
        return connection(bootstrapServers, System.getenv());
    }

    static Map<String, Object> connection(
            String bootstrapServers, Map<String, String> environment) {
        Map<String, Object> settings = new HashMap<>();
        environment.forEach(
                (variable, value) -> {
                    if (SECURITY.matcher(variable).matches() && !value.isBlank()) {
                        settings.put(setting(variable), value);
                    }
                });
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    private static String setting(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
