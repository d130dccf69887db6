package org.dateline.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// How one service is.
///
/// @param state whether it answers, and is ready
/// @param waiting records that wait for it, where it tells
/// @param conditions what is wrong, by name, in words for a person
public record ServiceState(State state, OptionalLong waiting, Map<String, String> conditions) {

    /// Whether a service answers, and is ready.
    public enum State {
        READY,
        NOT_READY,
        AWAY
    }

    private static final String LAG = "lag";

    /// Not wrong, but how files are noticed.
    private static final String WATCH = "watch";

    public static ServiceState away() {
        return new ServiceState(State.AWAY, OptionalLong.empty(), Map.of());
    }

    /// As the answer of its readiness check says.
    public static ServiceState of(JsonNode readiness) {
        OptionalLong waiting = OptionalLong.empty();
        Map<String, String> conditions = new TreeMap<>();
        for (JsonNode check : readiness.path("checks")) {
            boolean down = check.path("status").asText().equals("DOWN");
            for (Map.Entry<String, JsonNode> entry : check.path("data").properties()) {
                JsonNode value = entry.getValue();
                if (entry.getKey().equals(LAG) && value.canConvertToLong()) {
                    waiting = OptionalLong.of(value.asLong());
                } else if (value.isTextual() && isCondition(entry.getKey(), down)) {
                    conditions.put(entry.getKey(), value.asText());
                }
            }
        }
        return new ServiceState(
                readiness.path("status").asText().equals("UP") ? State.READY : State.NOT_READY,
                waiting,
                conditions);
    }

    /// A check that is up may still name conditions, `DISK_LOW` and the like, and that the search
    /// index is being rebuilt; the rest of what it says is only how well it is.
    private static boolean isCondition(String name, boolean down) {
        return name.matches("[A-Z_]+")
                || name.equals("searchIndex")
                || (down && !name.equals(WATCH));
    }
}
