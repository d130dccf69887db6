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
            boolean down = check.path("status").asText().equals("DOWN");
            for (Map.Entry<String, JsonNode> entry : check.path("data").properties()) {
                JsonNode value = entry.getValue();
                if (entry.getKey().equals(LAG) && value.canConvertToLong()) {
                    lag = OptionalLong.of(value.asLong());
                } else if (value.isTextual() && isCondition(entry.getKey(), down)) {
                    conditions.put(entry.getKey(), value.asText());
                }
            }
        }
        return new Health(lag, conditions);
    }

    /// A check that is up may still name conditions, `DISK_LOW` and the like; the rest of what it
    /// says is only how well it is.
    private static boolean isCondition(String name, boolean down) {
        return name.matches("[A-Z_]+") || (down && !name.equals(WATCH));
    }
}
