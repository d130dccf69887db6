package org.dateline.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A built checkout of Dateline: where its parts are started from.
///
/// @param root the folder with the `dateline` command in it
/// @param java the JVM to run them with
public record Installation(Path root, Path java) {

    /// As the launcher says in the system property `dateline.root`.
    public static Installation ofThisProcess() {
        String root = System.getProperty("dateline.root");
        if (root == null) {
            throw new IllegalStateException(
                    "the system property dateline.root is missing; run ./dateline instead");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Installation(Path.of(root).toAbsolutePath().normalize(), java);
    }

    /// Class path of the broker, which runs in a JVM of its own.
    String brokerClassPath() {
        Path target = root.resolve("deploy/local/target");
        return target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
    }

    /// Where PostgreSQL is unpacked to, once per build.
    Path programs() {
        return root.resolve("deploy/local/target");
    }

    Path jar(Part service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// Services that are not built.
    public List<Part> missing() {
        return Part.SERVICES.stream().filter(part -> !Files.isRegularFile(jar(part))).toList();
    }

    /// The sample articles.
    public List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("seeds"))) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
