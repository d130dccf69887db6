package org.dateline.ingest.arrival;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dateline.ingest.condition.Condition;
import org.dateline.ingest.condition.Conditions;
import org.dateline.ingest.linux.ReadLease;
import org.dateline.ingest.linux.ReadLease.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration NO_RESCAN = Duration.ofHours(1);

    private final Hints hints = new Hints();
    private final Conditions conditions = new Conditions((condition, line) -> {});
    private @TempDir Path folder;
    private Path inbox;
    private FolderWatch watch;

    @BeforeEach
    void start() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        watch = FolderWatch.start(hints);
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void theFirstLookFindsWhatIsThereAlready() throws Exception {
        drop("a.txt");
        drop("d/e/b.txt");
        drop(".dateline/0/x.txt");
        drop("c.txt.part");

        assertThat(look(arrivals(ReadLease::ask, NO_RESCAN)))
                .containsExactlyInAnyOrder("a.txt", "d/e/b.txt");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void filesInFoldersThatAreNewAreFound() throws Exception {
        Arrivals arrivals = arrivals(ReadLease::ask, NO_RESCAN);
        look(arrivals);

        drop("new/er/a.txt");
        assertThat(nextFile(arrivals)).isEqualTo("new/er/a.txt");
        take("new/er/a.txt");

        drop("new/er/b.txt");
        assertThat(nextFile(arrivals)).isEqualTo("new/er/b.txt");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatWasRenamedIsWatchedUnderItsNewName() throws Exception {
        Files.createDirectory(inbox.resolve("old"));
        Arrivals arrivals = arrivals(ReadLease::ask, NO_RESCAN);
        look(arrivals);

        Files.move(inbox.resolve("old"), inbox.resolve("new"), ATOMIC_MOVE);
        drop("new/a.txt");
        assertThat(nextFile(arrivals)).isEqualTo("new/a.txt");
        take("new/a.txt");

        drop("old/b.txt");
        assertThat(nextFile(arrivals)).isEqualTo("old/b.txt");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileIsFoundWhenItsWriterClosesIt() throws Exception {
        Arrivals arrivals = arrivals(ReadLease::ask, NO_RESCAN);
        try (var writer = Files.newOutputStream(inbox.resolve("a.txt"))) {
            writer.write('a');
            assertThat(look(arrivals)).isEmpty();
            assertThat(look(arrivals)).isEmpty();
        }
        assertThat(nextFile(arrivals)).isEqualTo("a.txt");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPartialFileIsFoundWhenItIsRenamed() throws Exception {
        Arrivals arrivals = arrivals(ReadLease::ask, NO_RESCAN);
        drop("a.txt.part");
        assertThat(look(arrivals)).isEmpty();

        Files.move(inbox.resolve("a.txt.part"), inbox.resolve("a.txt"), ATOMIC_MOVE);

        assertThat(nextFile(arrivals)).isEqualTo("a.txt");
    }

    @Test
    void anEmptyFileWaitsOutTheQuietPeriod() throws Exception {
        Files.createFile(inbox.resolve("a.txt"));
        Arrivals arrivals = arrivals(_ -> Answer.NOT_WRITTEN, NO_RESCAN);

        assertThat(look(arrivals)).isEmpty();
        assertThat(nextFile(arrivals)).isEqualTo("a.txt");
        assertThat(conditions.held()).isEmpty();
    }

    @Test
    void withoutLeasesAFileWaitsUntilItRests() throws Exception {
        drop("a.txt");
        Arrivals arrivals = arrivals(_ -> Answer.NO_LEASES, NO_RESCAN);

        assertThat(look(arrivals)).isEmpty();
        assertThat(conditions.held()).containsKey(Condition.NO_LEASES);
        assertThat(nextFile(arrivals)).isEqualTo("a.txt");
    }

    @Test
    void theRescanFindsWhatNoEventToldOf() throws Exception {
        boolean[] permitted = {false};
        Function<Path, Answer> lease =
                _ -> permitted[0] ? Answer.NOT_WRITTEN : Answer.NOT_PERMITTED;
        drop("a.txt");
        Arrivals arrivals = arrivals(lease, Duration.ofMillis(50));
        assertThat(look(arrivals)).isEmpty();
        assertThat(conditions.held()).containsKey(Condition.FILE_NOT_READABLE);

        permitted[0] = true;

        assertThat(nextFile(arrivals)).isEqualTo("a.txt");
        take("a.txt");
        await().until(() -> look(arrivals).isEmpty() && conditions.held().isEmpty());
    }

    @Test
    void whatLiesTooDeepIsToldOfAndHindersNothing() throws Exception {
        String deep = "d".repeat(200) + "/";
        drop(deep.repeat(10) + "just/a.txt");
        drop(deep.repeat(11) + "b.txt");
        Arrivals arrivals = arrivals(ReadLease::ask, NO_RESCAN);

        assertThat(look(arrivals)).containsExactly(deep.repeat(10) + "just/a.txt");

        assertThat(conditions.held().get(Condition.FILE_NOT_READABLE))
                .contains("path in the inbox is too long");
    }

    @Test
    void linksAreFoundAsTheyAreAndPipesAreToldOf() throws Exception {
        drop("d/a.txt");
        Files.createSymbolicLink(inbox.resolve("link.txt"), inbox.resolve("d/a.txt"));
        Files.createSymbolicLink(inbox.resolve("dangling"), inbox.resolve("nowhere"));
        Files.createSymbolicLink(inbox.resolve("folder"), inbox.resolve("d"));
        Files.createSymbolicLink(inbox.resolve(".lock"), inbox.resolve("nowhere"));
        assumeThat(
                        new ProcessBuilder("mkfifo", inbox.resolve("pipe.txt").toString())
                                .start()
                                .waitFor())
                .isZero();
        Arrivals arrivals = arrivals(ReadLease::ask, NO_RESCAN);

        assertThat(look(arrivals))
                .containsExactlyInAnyOrder("d/a.txt", "link.txt", "dangling", "folder");
        assertThat(conditions.held().get(Condition.FILE_NOT_READABLE)).contains("pipe");
    }

    @Test
    void withoutAnyWatchTheRescanFindsFiles() throws Exception {
        watch.close();
        watch = new NoWatch("none is left");
        Arrivals arrivals = arrivals(ReadLease::ask, Duration.ofMillis(50));
        assertThat(look(arrivals)).isEmpty();
        assertThat(conditions.held()).containsKey(Condition.WATCH_LIMITED);

        drop("d/a.txt");

        assertThat(nextFile(arrivals)).isEqualTo("d/a.txt");
    }

    private Arrivals arrivals(Function<Path, Answer> lease, Duration rescanEvery) {
        Clock clock = Clock.systemUTC();
        return new Arrivals(
                inbox,
                watch,
                hints,
                new Completeness(lease, QUIET, clock),
                conditions,
                clock,
                rescanEvery);
    }

    private static List<String> look(Arrivals arrivals) throws InterruptedException {
        arrivals.await(Duration.ofMillis(20));
        List<String> found = new ArrayList<>();
        for (Optional<Path> next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
            found.add(next.get().toString());
        }
        return found;
    }

    private static String nextFile(Arrivals arrivals) {
        List<String> found = new ArrayList<>();
        await().until(
                        () -> {
                            found.addAll(look(arrivals));
                            return !found.isEmpty();
                        });
        return found.getFirst();
    }

    private void drop(String name) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "news");
    }

    private void take(String name) throws IOException {
        Files.delete(inbox.resolve(name));
    }
}
