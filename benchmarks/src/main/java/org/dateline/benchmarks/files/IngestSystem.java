package org.dateline.benchmarks.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.benchmarks.setting.Checkout;
import org.dateline.benchmarks.setting.ServiceProcess;
import org.dateline.local.FreePorts;
import org.dateline.local.Part;
import org.dateline.local.Secrets;
import org.dateline.local.broker.BrokerSettings;
import org.dateline.local.broker.BrokerUser;

/// A broker and an ingest-service, as processes of their own that are started as `dateline up`
/// starts them.
final class IngestSystem implements AutoCloseable {

    private final Path folder;
    private final int servicesPort;
    private final Secrets secrets;
    private final Process broker;
    private final ServiceProcess ingest;

    private IngestSystem(
            Path folder, int servicesPort, Secrets secrets, Process broker, ServiceProcess ingest) {
        this.folder = folder;
        this.servicesPort = servicesPort;
        this.secrets = secrets;
        this.broker = broker;
        this.ingest = ingest;
    }

    static IngestSystem start(Path folder, List<String> jvmOptions)
            throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.any(4);
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        Process broker = startBroker(folder, ports, secrets);
        try {
            ServiceProcess.await(broker, () -> Files.exists(ready(folder)), folder);
            Map<String, String> environment =
                    new HashMap<>(BrokerUser.INGEST.environment(ports.get(1), secrets));
            environment.put("DATELINE_INBOX", inbox(folder).toString());
            environment.put("DATELINE_ARCHIVE", folder.resolve("archive").toString());
            environment.put("DATELINE_QUARANTINE", folder.resolve("quarantine").toString());
            ServiceProcess ingest =
                    ServiceProcess.start(
                            Part.INGEST, ports.get(3), folder, jvmOptions, environment);
            return new IngestSystem(folder, ports.get(1), secrets, broker, ingest);
        } catch (IOException | InterruptedException | RuntimeException e) {
            ServiceProcess.end(broker);
            throw e;
        }
    }

    private static Process startBroker(Path folder, List<Integer> ports, Secrets secrets)
            throws IOException {
        Path target = Checkout.root().resolve("deploy/local/target");
        String classes = target.resolve("classes").toString();
        return ServiceProcess.java(
                        folder.resolve("broker.log"),
                        List.of(
                                "-Xmx256m",
                                "-cp",
                                classes + File.pathSeparator + target.resolve("lib") + "/*",
                                "org.dateline.local.broker.BrokerMain",
                                folder.resolve("kafka").toString(),
                                Integer.toString(ports.get(0)),
                                Integer.toString(ports.get(1)),
                                Integer.toString(ports.get(2)),
                                secrets.folder().toString(),
                                BrokerSettings.Others.READ_EVENTS.name(),
                                ready(folder).toString()))
                .start();
    }

    private static Path ready(Path folder) {
        return folder.resolve("broker.ready");
    }

    private static Path inbox(Path folder) {
        return folder.resolve("inbox");
    }

    /// What its owner connects to the broker with.
    Map<String, Object> brokerConnection() throws IOException {
        return BrokerUser.ADMIN.settings(servicesPort, secrets);
    }

    Path inbox() {
        return inbox(folder);
    }

    /// Processor time that both have used so far.
    Map<String, Duration> cpu() {
        return Map.of("broker", ServiceProcess.cpu(broker), "ingest-service", ingest.cpu());
    }

    ServiceProcess ingest() {
        return ingest;
    }

    @Override
    public void close() {
        ingest.close();
        ServiceProcess.end(broker);
    }
}
