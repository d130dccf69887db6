package org.dateline.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An embedded broker of the test's own, in a folder that the test chooses, to be killed and
/// started again. It ends with this JVM, or when it is closed.
public final class OwnBroker implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final Path ready;
    private final Path log;
    private final Path secrets;
    private final int port;
    private final int servicesPort;
    private final int controllerPort;
    private final Thread atEnd = new Thread(this::kill, "own-broker-end");
    private Process process;

    private OwnBroker(Path folder, Path beside) throws IOException {
        this.folder = folder;
        this.ready = beside.resolve("broker.ready");
        this.log = beside.resolve("broker.log");
        this.secrets = beside.resolve("broker-secrets");
        this.port = FreePort.any();
        this.servicesPort = FreePort.any();
        this.controllerPort = FreePort.any();
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /// Starts one and waits until it has its topics.
    ///
    /// @param data where its data goes
    /// @param beside a folder for its log, on a disk that has room
    public static OwnBroker start(Path data, Path beside) {
        try {
            OwnBroker broker = new OwnBroker(data, beside);
            broker.awaitReady();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where its data is.
    public Path folder() {
        return folder;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Starts it again, whether it will be ready or die.
    public void launchAgain() {
        kill();
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        Files.deleteIfExists(ready);
        return new ProcessBuilder(
                        new LocalStackFiles()
                                .java(
                                        "org.dateline.local.broker.BrokerMain",
                                        folder.toString(),
                                        Integer.toString(port),
                                        Integer.toString(servicesPort),
                                        Integer.toString(controllerPort),
                                        secrets.toString(),
                                        "DO_ANYTHING",
                                        ready.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Waits until it answers.
    ///
    /// @throws IllegalStateException with its log, when it dies or takes too long
    public void awaitReady() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(ready)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the broker did not start:\n" + log());
            }
            try {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /// Takes the end off a partition's log, acknowledged or not, as a damaged disk may. It must
    // have
    /// been killed.
    ///
    /// @param from offset of the first record that is lost, with those behind it and those that
    ///     share its batch
    public void cutOff(String topic, int partition, long from) {
        Path log = folder.resolve(topic + "-" + partition);
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".log")) {
                    cutOff(file, from);
                } else if (name.endsWith("index") || name.endsWith(".snapshot")) {
                    // made again from the log
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A segment is batches, each beginning with its first offset (8 bytes) and the length of what
    /// follows (4 bytes); where its last record is, relative to the first, stands at byte 23.
    private static void cutOff(Path segment, long from) throws IOException {
        try (FileChannel channel =
                FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(27);
            long position = 0;
            while (channel.read(head.clear(), position) == head.capacity()) {
                if (head.getLong(0) + head.getInt(23) >= from) {
                    channel.truncate(position);
                    return;
                }
                position += 12L + head.getInt(8);
            }
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it where it stands.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atEnd);
        kill();
    }
}
