package org.dateline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Memory of processes, as Linux tells it: proportional set size, in which a page that several
/// processes share counts once.
final class Memory {

    private static final String FIELD = "Pss:";

    private Memory() {}

    /// Of a process and all below it, in KiB; nothing where the system does not tell.
    static OptionalLong ofTree(ProcessHandle root) {
        long sum =
                Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(process -> kibibytes(process.pid()))
                        .sum();
        return sum > 0 ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    private static long kibibytes(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(Memory::value)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    static long value(String line) {
        return Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip());
    }
}
