package org.dateline.local.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What Dateline's guarantees ask of a broker, by Kafka's own names: the settings of `broker.env`,
/// from which containers take theirs, too.
final class Guarantees {

    private static final String PREFIX = "KAFKA_";

    static final Map<String, String> SETTINGS = read();

    private Guarantees() {}

    private static Map<String, String> read() {
        Properties variables = new Properties();
        try (InputStream file = Guarantees.class.getResourceAsStream("broker.env")) {
            if (file == null) {
                throw new IllegalStateException("broker.env is not among Dateline's classes");
            }
            variables.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String variable : variables.stringPropertyNames()) {
            settings.put(setting(variable), variables.getProperty(variable));
        }
        return Map.copyOf(settings);
    }

    private static String setting(String variable) {
        if (!variable.startsWith(PREFIX)) {
            throw new IllegalStateException("broker.env: " + variable + " is no setting of Kafka");
        }
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
