package org.dateline.benchmarks.setting;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--folder`.
public final class WorkingFolder {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Working folder (default: a temporary folder, deleted afterwards).")
    private @Nullable Path chosen;

    /// The folder during one run.
    ///
    /// @param isTemporary whether it is deleted at the end
    public record Open(Path path, boolean isTemporary) implements Closeable {

        /// @param chosen made if it is not there; a temporary one if null
        public static Open of(@Nullable Path chosen) throws IOException {
            return chosen == null
                    ? new Open(Files.createTempDirectory("dateline-bench-"), true)
                    : new Open(Files.createDirectories(chosen), false);
        }

        @Override
        public void close() throws IOException {
            if (isTemporary) {
                delete(path);
            }
        }
    }

    public Open open() throws IOException {
        return Open.of(chosen);
    }

    /// Deletes a folder and all that is in it.
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
