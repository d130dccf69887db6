package org.dateline.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dateline.events.Topic;
import org.dateline.local.Secrets;

/// The broker as a process: `BrokerMain FOLDER PORT SERVICES_PORT CONTROLLER_PORT SECRETS OTHERS
/// READY_FILE`. It creates topics and access rules, then writes its process id to the ready file,
/// and runs until it is told to end.
public final class BrokerMain {

    private static final Duration ADMIN_LIMIT = Duration.ofSeconds(60);

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        BrokerSettings settings =
                new BrokerSettings(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        new Secrets(Path.of(arguments[4])),
                        BrokerSettings.Others.valueOf(arguments[5]));
        Path ready = Path.of(arguments[6]);
        Broker broker = Broker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        try (Topics topics = new Topics(settings.connection(BrokerUser.ADMIN), ADMIN_LIMIT)) {
            topics.create(Topic.ALL, (short) 1);
            topics.protect();
        }
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        broker.awaitShutdown();
    }
}
