package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What a service says of itself in its readiness check.
///
/// @param lag records that wait for it, where it tells
/// @param conditions what is wrong, by name, in words for a person
record Health(OptionalLong lag, Map<String, String> conditions) {

    private static final String LAG = "lag";

    /// Not wrong, but how files are noticed.
    private static final String WATCH = "watch";

    /// As the service answers; nothing where it does not, or none runs.
    static Health of(Service service) {
        try {
            return of(service.get("/q/health/ready").json());
        } catch (Failure away) {
            return new Health(OptionalLong.empty(), Map.of());
        }
    }

    static Health of(JsonNode readiness) {
        OptionalLong lag = OptionalLong.empty();
        Map<String, String> conditions = new TreeMap<>();
        for (JsonNode check : readiness.path("checks")) {
            for (Map.Entry<String, JsonNode> entry : check.path("data").properties()) {
                JsonNode value = entry.getValue();
                if (entry.getKey().equals(LAG) && value.canConvertToLong()) {
                    lag = OptionalLong.of(value.asLong());
                } else if (value.isTextual() && !entry.getKey().equals(WATCH)) {
                    conditions.put(entry.getKey(), value.asText());
                }
            }
        }
        return new Health(lag, conditions);
    }
}
