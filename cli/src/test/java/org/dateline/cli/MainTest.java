package org.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "erase",
                "replay",
                "topics",
                "topics create",
                "bench",
                "train"
            })
    void everyCommandHasHelpWithItsExitStatuses(String command) {
        assertThat(run((command + " --help").strip().split(" "))).isZero();

        assertThat(out.toString()).startsWith("Usage: dateline").contains("Exit status:");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void paragraphsOfHelpFillTheirLines() {
        run("up", "--help");

        List<String> lines = out.toString().strip().lines().toList();
        List<String> last = lines.subList(lines.lastIndexOf("") + 1, lines.size());
        assertThat(last).hasSize(3);
        assertThat(last.subList(0, 2)).allSatisfy(line -> assertThat(line).hasSizeGreaterThan(60));
    }

    @ParameterizedTest
    @CsvSource({
        "sarch words, Unknown command: 'sarch'. Did you mean: search?",
        "down now, Unexpected argument: 'now'",
        "up --prot 8080, Unknown option: '--prot'",
        "up --port 99999, 99999 is not a port",
        "up --kafka-port 0, 0 is not a port"
    })
    void whatIsWrongWithTheArgumentsIsNamed(String command, String message) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).startsWith("dateline: " + message);
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
