package org.dateline.enrich.kafka;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/// What a client's own metrics tell of its connections.
///
/// @param open how many there are, those that are being tried included
/// @param received bytes that ever came through them
record Connection(double open, double received) {

    static Connection of(Map<MetricName, ? extends Metric> metrics) {
        double open = 0;
        double received = 0;
        for (var metric : metrics.entrySet()) {
            MetricName name = metric.getKey();
            if (name.group().equals("consumer-metrics")
                    && metric.getValue().metricValue() instanceof Number value) {
                switch (name.name()) {
                    case "connection-count" -> open = value.doubleValue();
                    case "incoming-byte-total" -> received = value.doubleValue();
                    default -> {}
                }
            }
        }
        return new Connection(open, received);
    }
}
