package org.dateline.ingest.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.dateline.events.ReasonCode;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.publish.CrashPoint;
import org.dateline.ingest.publish.Tally;

/// An ingester as a process of its own that ends, as if it were killed, at a crash point:
/// `IngestProcess ROOT BOOTSTRAP_SERVERS POINT`, where no point has an empty name.
final class IngestProcess {

    static final int KILLED = 137;

    /// Of a JVM whose memory ended.
    static final int OUT_OF_MEMORY = 3;

    private IngestProcess() {}

    /// Starts one in a JVM of its own.
    static Process start(Path root, String bootstrapServers, CrashPoint point) throws IOException {
        return run(root, bootstrapServers, 128, point.name());
    }

    /// Starts one that has little memory, and ends when that does not suffice, as in production.
    static Process start(Path root, String bootstrapServers) throws IOException {
        return run(root, bootstrapServers, 44, "");
    }

    private static Process run(Path root, String bootstrapServers, int mebibytes, String point)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + mebibytes + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestProcess.class.getName(),
                        root.toString(),
                        bootstrapServers,
                        point)
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Ingester.start(
                Site.settings(Path.of(arguments[0]), arguments[1]),
                new Uncounted(),
                new Conditions((condition, line) -> System.out.println(condition + " " + line)),
                Clock.systemUTC(),
                point -> {
                    if (point.name().equals(arguments[2])) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                },
                e -> {
                    e.printStackTrace();
                    Runtime.getRuntime().halt(70);
                });
    }

    private static final class Uncounted implements Tally {

        @Override
        public void seen() {}

        @Override
        public void published(int articles) {}

        @Override
        public void archived() {}

        @Override
        public void quarantined(ReasonCode reason) {}

        @Override
        public void rejected(ReasonCode reason) {}

        @Override
        public void putBack() {}
    }
}
