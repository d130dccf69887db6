package org.dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Reads the whole lines that a log gains, from where its end was first.
final class LogFollower {

    private static final int MOST_BYTES = 1 << 20;

    private final Path log;
    private long next;

    LogFollower(Path log) throws IOException {
        this.log = log;
        this.next = size();
    }

    /// The lines since the last call, at most 1 MiB of them; none while the log can't be read.
    List<String> newLines() {
        try {
            long size = size();
            if (size < next) {
                next = 0; // it was rotated
            }
            if (size == next) {
                return List.of();
            }
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                byte[] bytes = new byte[(int) Math.min(size - next, MOST_BYTES)];
                file.seek(next);
                file.readFully(bytes);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                if (end == 0 && bytes.length == MOST_BYTES) {
                    end = bytes.length; // one line longer than all we hold
                }
                next += end;
                return new String(Arrays.copyOf(bytes, end), UTF_8).lines().toList();
            }
        } catch (IOException e) {
            return List.of(); // it is asked again soon
        }
    }

    private long size() throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
