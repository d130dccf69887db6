package org.dateline.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dateline.events.Topic;

/// The broker as a process: `BrokerMain FOLDER PORT CONTROLLER_PORT READY_FILE`. It creates the
/// topics, then writes its process id to the ready file, and runs until it is told to end.
public final class BrokerMain {

    private static final Duration ADMIN_LIMIT = Duration.ofSeconds(60);

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        BrokerSettings settings =
                new BrokerSettings(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        Path ready = Path.of(arguments[3]);
        Broker broker = Broker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        try (Topics topics = new Topics(settings.bootstrapServers(), ADMIN_LIMIT)) {
            topics.create(Topic.ALL, (short) 1);
        }
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        broker.awaitShutdown();
    }
}
