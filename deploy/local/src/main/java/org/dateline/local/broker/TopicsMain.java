package org.dateline.local.broker;

import java.time.Duration;
import java.util.Map;
import org.dateline.events.Topic;

/// Creates the topics on any broker, as a process: `TopicsMain BOOTSTRAP_SERVERS`.
public final class TopicsMain {

    private TopicsMain() {}

    public static void main(String[] arguments) {
        try (Topics topics =
                new Topics(Map.of("bootstrap.servers", arguments[0]), Duration.ofSeconds(60))) {
            topics.create(Topic.ALL, (short) -1);
        }
    }
}
