package org.dateline.teststack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Starts the embedded broker and database as one child process, which ends with this JVM: it
/// watches for the end of its standard input.
final class EmbeddedStackStarter {

    private EmbeddedStackStarter() {}

    static Stack start() {
        try {
            Path folder = Files.createTempDirectory("dateline-test-stack-");
            Path log = folder.resolve("stack.log");
            var files = new LocalStackFiles();
            Process process =
                    new ProcessBuilder(
                                    files.java(
                                            "org.dateline.local.EmbeddedStack",
                                            folder.toString(),
                                            files.programs().toString()))
                            .redirectError(log.toFile())
                            .start();
            String line =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                            .readLine();
            if (line == null || !line.startsWith("ready ")) {
                throw new IllegalStateException(
                        "The embedded stack did not start:\n" + Files.readString(log, UTF_8));
            }
            String[] words = line.split(" ", -1);
            return new Stack(words[1], words[2], "dateline", "dateline", new Halting(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Halts the broker's JVM; the database is processes of its own and goes on.
    private record Halting(Process process) implements Stack.BrokerProcess {

        @Override
        public void freeze() {
            Signal.STOP.send(process.pid());
        }

        @Override
        public void thaw() {
            Signal.CONT.send(process.pid());
        }
    }
}
