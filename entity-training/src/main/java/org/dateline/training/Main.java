package org.dateline.training;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `dateline train`.
@Command(
        name = "dateline train",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Train a model on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = EntitiesCommand.class)
public final class Main implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(
                        (problem, line, parsed) -> {
                            if (!(problem instanceof IOException)) {
                                throw problem;
                            }
                            line.getErr().println("dateline train: " + problem.getMessage());
                            return line.getCommandSpec().exitCodeOnExecutionException();
                        });
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing subcommand: choose what to train, as `entities`.");
    }
}
