package org.dateline.benchmarks;

import org.dateline.benchmarks.articles.GenerateCommand;
import org.dateline.benchmarks.faults.FaultsCommand;
import org.dateline.benchmarks.files.FilesCommand;
import org.dateline.benchmarks.kernels.KernelsCommand;
import org.dateline.benchmarks.pages.PagesCommand;
import org.dateline.benchmarks.query.LoadCommand;
import org.dateline.benchmarks.query.QueryCommand;
import org.dateline.benchmarks.store.StoreCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `dateline bench`.
@Command(
        name = "dateline bench",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Run benchmarks on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = {
            KernelsCommand.class,
            FaultsCommand.class,
            FilesCommand.class,
            StoreCommand.class,
            QueryCommand.class,
            LoadCommand.class,
            PagesCommand.class,
            GenerateCommand.class
        })
public final class Main implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: choose a benchmark.");
    }
}
