package org.dateline.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Processor time of other processes, in nanoseconds, as Linux tells it in `/proc`.
final class ProcessorTime {

    private static final long NANOS_A_TICK = 10_000_000;

    /// Of the fields of `stat` behind the name: the time of children that have ended.
    private static final int ENDED_USER = 13;

    private ProcessorTime() {}

    /// Of a process with one thread; 0 once it has ended.
    static long ofProcess(long pid) {
        try {
            String run = Files.readString(Path.of("/proc/" + pid + "/schedstat"));
            return Long.parseLong(run.substring(0, run.indexOf(' ')));
        } catch (IOException e) {
            return 0;
        }
    }

    /// Of a process and its children; of those that have ended, to the hundredth of a second.
    static long ofFamily(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ended = Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_USER + 1]);
        long nanos = ended * NANOS_A_TICK + ofProcess(pid);
        String children = Files.readString(Path.of("/proc/%1$d/task/%1$d/children".formatted(pid)));
        for (String child : children.split(" ")) {
            if (!child.isBlank()) {
                nanos += ofProcess(Long.parseLong(child.strip()));
            }
        }
        return nanos;
    }
}
