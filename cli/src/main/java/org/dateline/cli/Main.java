package org.dateline.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.cli.enrich.EnrichCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `dateline` command.
@Command(
        name = "dateline",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            SubmitCommand.class,
            SearchCommand.class,
            EnrichCommand.class,
            QuarantineCommand.class,
            KeysCommand.class,
            EraseCommand.class,
            ReplayCommand.class,
            TopicsCommand.class,
            TestCommand.class,
            BenchCommand.class,
            TrainCommand.class
        })
public final class Main implements Runnable {

    /// The least that picocli takes.
    private static final int NARROWEST_HELP = 55;

    private static final int WIDEST_HELP = 100;

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(Screen.colours() ? Ansi.ON : Ansi.OFF));
        commandLine.setUsageHelpWidth(Math.clamp(Screen.width(), NARROWEST_HELP, WIDEST_HELP));
        commandLine.setExecutionExceptionHandler(
                (exception, command, result) -> explain(exception, command.getErr()));
        commandLine.setParameterExceptionHandler(Main::explainUsage);
        describe(commandLine);
        return commandLine;
    }

    private static void describe(CommandLine commandLine) {
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        commandLine.getSubcommands().values().forEach(Main::describe);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String meaning : ExitCode.MEANINGS) {
            int colon = meaning.indexOf(':');
            codes.put(meaning.substring(0, colon), meaning.substring(colon + 1));
        }
        return codes;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explain(Exception exception, PrintWriter err) {
        if (exception instanceof Failure failure) {
            err.println("dateline: " + failure.getMessage());
            return failure.exitCode();
        }
        err.println("dateline: " + sentence(exception));
        if (System.getenv("DATELINE_TRACE") != null) {
            exception.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    private static String sentence(Exception exception) {
        return exception instanceof FileSystemException file
                ? fault(file)
                : fault(exception) + " (set DATELINE_TRACE=1 for the stack trace)";
    }

    /// What is wrong with a file, or with reading it.
    private static String fault(Exception exception) {
        String message = exception.getMessage();
        String kind = exception.getClass().getSimpleName();
        return switch (exception) {
            case NoSuchFileException file -> file.getFile() + ": no such file or folder";
            case AccessDeniedException file -> file.getFile() + ": permission denied";
            case FileAlreadyExistsException file -> file.getFile() + ": is in the way";
            case FileSystemException file when file.getReason() != null ->
                    file.getFile() + ": " + file.getReason();
            default -> message == null ? kind : kind + ": " + message;
        };
    }

    private static int explainUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("dateline: " + usageFault(exception));
        command.getErr().println("See: ./" + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String usageFault(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
        }
        String first = unmatched.getUnmatched().getFirst();
        String what =
                first.startsWith("-")
                        ? "Unknown option"
                        : unmatched.getCommandLine().getSubcommands().isEmpty()
                                ? "Unexpected argument"
                                : "Unknown command";
        List<String> similar = unmatched.getSuggestions();
        return "%s: '%s'%s"
                .formatted(
                        what,
                        first,
                        similar.isEmpty() ? "" : ". Did you mean: " + similar.getFirst() + "?");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"dateline " + System.getProperty("dateline.version", "(unknown)")};
        }
    }
}
