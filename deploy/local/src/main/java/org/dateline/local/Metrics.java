package org.dateline.local;

import java.util.HashMap;
import java.util.Map;

/// Reads the text that Prometheus reads: each metric's samples summed up, whatever their labels.
public final class Metrics {

    private Metrics() {}

    /// By their names.
    public static Map<String, Double> parse(String text) {
        Map<String, Double> sums = new HashMap<>();
        text.lines().forEach(line -> add(line, sums));
        return sums;
    }

    private static void add(String line, Map<String, Double> sums) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            return;
        }
        int brace = line.indexOf('{');
        int space = line.indexOf(' ', Math.max(0, line.lastIndexOf('}')));
        if (space < 0) {
            return;
        }
        String name = line.substring(0, brace >= 0 && brace < space ? brace : space);
        String value = line.substring(space + 1).strip();
        int timestamp = value.indexOf(' ');
        try {
            sums.merge(
                    name,
                    Double.parseDouble(timestamp < 0 ? value : value.substring(0, timestamp)),
                    Double::sum);
        } catch (NumberFormatException e) {
            // Not a sample.
        }
    }
}
