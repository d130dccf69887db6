package org.dateline.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The variables of a user's environment that set something in a service, as they do where the
/// service runs by itself. `docs/settings.md` has them; the others, such as addresses, are the
/// launcher's to know.
final class UserSettings {

    private static final Set<String> OF_ALL = Set.of("DATELINE_ALLOWED_HOSTS");

    private static final Set<String> OF_INGEST =
            Set.of(
                    "DATELINE_FIELDS",
                    "DATELINE_PUBLISHED_FILES",
                    "DATELINE_QUIET_PERIOD",
                    "DATELINE_RESCAN_EVERY",
                    "DATELINE_STALLED_AFTER",
                    "DATELINE_DISK_MINIMUM_FREE");

    private static final Set<String> OF_GATEWAY =
            Set.of(
                    "DATELINE_ACCESS_KEYS_FILE",
                    "DATELINE_ACCESS_WITHOUT_KEY",
                    "DATELINE_CORS_ORIGINS",
                    "DATELINE_GATEWAY_STREAM_CLIENTS",
                    "DATELINE_GATEWAY_CURSOR_SECRET");

    private UserSettings() {}

    /// Those of a service that are set.
    static Map<String, String> of(Part service, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.keySet().removeIf(name -> !isOf(service, name));
        return settings;
    }

    private static boolean isOf(Part service, String name) {
        return OF_ALL.contains(name)
                || switch (service) {
                    case INGEST -> OF_INGEST.contains(name);
                    // only it has clients enough to need other limits
                    case GATEWAY -> OF_GATEWAY.contains(name) || name.startsWith("DATELINE_HTTP_");
                    case ENRICH, STORE, BROKER, DATABASE -> false;
                };
    }
}
