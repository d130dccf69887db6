package org.dateline.teststack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A part of the local stack as a child process, which ends with this JVM: it watches for the end
/// of its standard input.
///
/// @param ready the words of the line that said so, `ready` being the first
record LocalProcess(Process process, List<String> ready) {

    /// Starts a program that takes a folder and the folder of PostgreSQL's programs, and waits
    /// until it is ready.
    ///
    /// @param what it is, for a folder and for a person
    static LocalProcess start(String mainClass, String what) {
        try {
            Path folder = Files.createTempDirectory("dateline-" + what + "-");
            Path log = folder.resolve(what + ".log");
            var files = new LocalStackFiles();
            Process process =
                    new ProcessBuilder(
                                    files.java(
                                            mainClass,
                                            folder.toString(),
                                            files.programs().toString()))
                            .redirectError(log.toFile())
                            .start();
            String line =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                            .readLine();
            if (line == null || !line.startsWith("ready ")) {
                throw new IllegalStateException(
                        "The " + what + " did not start:\n" + Files.readString(log, UTF_8));
            }
            return new LocalProcess(process, List.of(line.split(" ", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
