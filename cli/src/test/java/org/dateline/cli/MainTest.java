package org.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "up",
                "down",
                "status",
                "logs",
                "submit",
                "search",
                "enrich",
                "test",
                "quarantine",
                "quarantine ls",
                "quarantine show",
                "quarantine retry",
                "replay",
                "topics",
                "topics create"
            })
    void everyCommandHasHelpWithItsExitStatuses(String command) {
        assertThat(run((command + " --help").strip().split(" "))).isZero();

        assertThat(out.toString()).startsWith("Usage: dateline").contains("Exit status:");
    }

    @Test
    void unknownOptionIsAUsageErrorWithAHint() {
        assertThat(run("up", "--prot", "8080")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("--prot").contains("./dateline up --help");
    }

    @Test
    void groupAloneIsAUsageErrorThatSaysWhatThereIs() {
        assertThat(run("quarantine")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("ls, show, retry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status a.txt",
                "search words",
                "quarantine ls",
                "quarantine show x",
                "quarantine retry x",
                "replay --from 2026-11-25",
                "replay --rejected"
            })
    void commandsSayThatNothingRunsOnAHome(String command) {
        String home = folder.resolve("no home").toString();
        String[] words = (command + " --home").split(" ");
        String[] arguments = java.util.Arrays.copyOf(words, words.length + 1);
        arguments[words.length] = home;

        assertThat(run(arguments)).isEqualTo(ExitCode.NOT_RUNNING);

        assertThat(err.toString()).contains(home).contains("./dateline up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay",
                "replay --from yesterday",
                "replay --from 2026-11-25 --rejected",
                "replay --from 2026-11-25 --reason TOO_LARGE",
                "replay --rejected --reason NONE"
            })
    void replayMustKnowWhat(String command) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void endingWhatDoesNotRunIsNoFailure() {
        assertThat(run("down", "--home", folder.toString())).isZero();
    }

    @Test
    void fileThatIsMissingIsNotSubmitted() {
        assertThat(run("submit", folder.resolve("missing.txt").toString()))
                .isEqualTo(ExitCode.NOT_FOUND);

        assertThat(err.toString()).contains("missing.txt");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
