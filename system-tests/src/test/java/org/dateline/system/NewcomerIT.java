package org.dateline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dateline.local.Part;
import org.dateline.teststack.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The first minutes of someone who starts Dateline in the background and tries the commands.
class NewcomerIT {

    /// What a command printed, on both streams, and its exit status.
    private record Ran(int status, String output) {}

    /// A line of a log at a level that asks for someone's attention.
    private static final Pattern WARNING =
            Pattern.compile("\\b(WARN|WARNING|ERROR|FATAL|PANIC)\\b");

    @TempDir static Path folder;

    private static Path home;
    private static Ran start;

    @BeforeAll
    static void upInTheBackground() throws Exception {
        home = folder.resolve("home");
        start =
                run(
                        "up",
                        "--detach",
                        "--port",
                        Integer.toString(FreePort.any()),
                        "--kafka-port",
                        Integer.toString(FreePort.any()));
    }

    @AfterAll
    static void down() throws Exception {
        run("down");
    }

    @Test
    void startInTheBackgroundShowsHowItGetsOn() {
        assertThat(start.status()).as(start.output()).isZero();
        assertThat(start.output())
                .containsSubsequence(
                        "dropped 5 sample articles into the inbox",
                        "broker ready after",
                        "all 5 sample articles searchable",
                        "Page     http://localhost:",
                        "running in the background",
                        "./dateline down --home");
    }

    @Test
    void samplesAreFoundAsSoonAsTheStartReturns() throws Exception {
        Ran search = run("search", "Vostochny");

        assertThat(search.status()).isZero();
        assertThat(search.output()).contains("Putin");
    }

    @Test
    void searchWithoutAResultSaysSo() throws Exception {
        Ran search = run("search", "xylophonist");

        assertThat(search.status()).isZero();
        assertThat(search.output()).startsWith("No matching articles.");
    }

    @Test
    void secondStartOnTheHomeSaysWhereTheFirstIs() throws Exception {
        Ran second = run("up", "--detach");

        assertThat(second.status()).isEqualTo(4);
        assertThat(second.output())
                .contains("already running", "http://localhost:", "./dateline down --home");
    }

    @Test
    void logOfTheStartDoesNotGrowWithEveryArticle() throws IOException {
        assertThat(Files.readString(home.resolve("logs/up.log"))).doesNotContain("seen 5");
    }

    @Test
    void logOfTheDatabaseBeginsWithoutErrors() throws IOException {
        assertThat(Files.readString(home.resolve("logs/database.log")))
                .contains("database system is ready to accept connections")
                .doesNotContain("ERROR", "FATAL", "PANIC");
    }

    @ParameterizedTest
    @EnumSource(names = "BROKER", mode = EnumSource.Mode.EXCLUDE)
    void logsOfAFreshStartWarnOfNothing(Part part) throws IOException {
        Path log = home.resolve("logs/" + part.label() + ".log");

        assertThat(Files.readAllLines(log)).noneMatch(WARNING.asPredicate());
    }

    @Test
    void fileThatCantBeReadKeepsNoOtherFromBeingEnriched() throws Exception {
        Path missing = folder.resolve("missing.txt");
        Path article = Files.writeString(folder.resolve("article.txt"), "The port reopened.");

        Ran enrich =
                launch(
                        List.of(
                                "enrich",
                                missing.toString(),
                                folder.toString(),
                                article.toString()));

        assertThat(enrich.status()).isOne();
        assertThat(enrich.output())
                .contains(missing + ": no such file", folder + ": can't be read")
                .contains("The port reopened.");
    }

    private static Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        return launch(command);
    }

    private static Ran launch(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("./dateline");
        command.addAll(arguments);
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process =
                RunningDateline.command(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int status = process.waitFor();
        return new Ran(status, Files.readString(output, StandardCharsets.UTF_8));
    }
}
