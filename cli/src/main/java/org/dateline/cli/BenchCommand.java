package org.dateline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `dateline bench`, which the launcher runs by itself, since it builds the benchmarks only when
/// they are asked for. It stands here for `--help`.
@Command(name = "bench", description = "Run benchmarks on this machine.")
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Failure(ExitCode.USAGE, "Run the benchmarks with: ./dateline bench");
    }
}
