package org.dateline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `dateline train`, which the launcher runs by itself, since it builds the training only when
/// it is asked for. It stands here for `--help`.
@Command(name = "train", description = "Train a model on this machine.")
final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Failure(ExitCode.USAGE, "Train a model with: ./dateline train");
    }
}
