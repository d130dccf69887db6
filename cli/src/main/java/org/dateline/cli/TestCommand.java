package org.dateline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `dateline test`, which the launcher runs by itself: the tests build the command line anew, so
/// it must not be running meanwhile. It stands here for `--help`.
@Command(
        name = "test",
        description = "Run all tests that can run on this machine, and list those skipped and why.")
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Failure(ExitCode.USAGE, "Run the tests with: ./dateline test");
    }
}
