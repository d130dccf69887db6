package org.dateline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that only stands for those below it.
abstract sealed class Group implements Callable<Integer>
        permits TopicsCommand, QuarantineCommand, KeysCommand {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing subcommand; choose one of: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
