package org.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The files of one test run.
final class RunFolder {

    private RunFolder() {}

    /// Waits for the end of standard input, to which nothing is ever written.
    static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // goes on
        }
    }

    /// Copies a folder with all that is in it, owners and permissions too.
    static void copy(Path from, Path to) throws IOException {
        List<Path> parentsFirst;
        try (Stream<Path> files = Files.walk(from)) {
            parentsFirst = files.toList();
        }
        for (Path file : parentsFirst) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
