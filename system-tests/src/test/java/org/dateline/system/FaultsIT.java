package org.dateline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input, crashes and restarts, on one home: articles come through once each, and nothing is
/// left over.
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path home;

    @Test
    void mixedFilesKilledProcessesAndRestartsLoseNothingAndRepeatNothing() throws Exception {
        RunningDateline dateline = RunningDateline.up(home, "--no-seeds");
        try {
            twentyFilesOfEveryKind(dateline);
            everyChildKilled(dateline);
            brokerSilenced(dateline);
            eachEventStandsOnce(dateline);

            dateline = launcherKilled(dateline);

            List<ProcessHandle> family = dateline.children();
            assertThat(dateline.stop()).isZero();
            assertThat(family).noneMatch(ProcessHandle::isAlive);
        } finally {
            dateline.close();
        }
    }

    private void twentyFilesOfEveryKind(RunningDateline dateline) throws Exception {
        for (int i = 0; i < 12; i++) {
            dateline.drop("plain-" + i + ".txt", story(i));
        }
        dateline.drop("sub/folder/of its own.txt", story(12));
        dateline.drop("häßlich-名前.txt", story(13));
        dateline.drop(
                "windows.txt",
                (story(14) + " “quoted” – dashed").getBytes(Charset.forName("windows-1252")));
        dateline.drop("utf16.txt", ("\uFEFF" + story(15)).getBytes(Charset.forName("UTF-16LE")));
        dateline.drop("repeat.txt", story(0));
        dateline.drop(
                "binary.txt",
                new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, (byte) 0xFF, (byte) 0xFE, 0, 1});
        dateline.drop("empty.txt", new byte[0]);
        Path slow = dateline.home().resolve("inbox/slow.txt");
        try (OutputStream writer = Files.newOutputStream(slow)) {
            writer.write((story(16) + "\n").getBytes(UTF_8));
            writer.flush();
            dateline.await(PATIENCE, "the other articles", () -> dateline.storedArticles() == 16);
            // The writer takes its time: the file must not be taken before it is closed.
            Awaitility.await()
                    .during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> dateline.storedArticles() == 16);
            assertThat(slow).exists();
            writer.write("The last line, written late.".getBytes(UTF_8));
        }
        dateline.await(PATIENCE, "the slow file", () -> dateline.storedArticles() == 17);
        assertThat(dateline.storedSightings()).isEqualTo(18);

        JsonNode found = dateline.get("/v1/articles?q=%22written+late%22").get("articles");
        assertThat(found).hasSize(1);
        JsonNode windows = dateline.get("/v1/articles?file=windows.txt").get("articles");
        assertThat(
                        dateline.get("/v1/articles/" + windows.get(0).get("id").asText())
                                .get("text")
                                .asText())
                .endsWith("“quoted” – dashed");

        dateline.await(PATIENCE, "two quarantined files", () -> reasons(dateline).size() == 2);
        assertThat(reasons(dateline))
                .isEqualTo(Map.of("binary.txt", "BINARY", "empty.txt", "EMPTY"));
    }

    private static Map<String, String> reasons(RunningDateline dateline) {
        Map<String, String> reasons = new TreeMap<>();
        try (Stream<Path> files = Files.walk(dateline.home().resolve("quarantine"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".reason.json")).toList()) {
                JsonNode reason = RunningDateline.JSON.readTree(file.toFile());
                reasons.put(reason.get("file").asText(), reason.get("reason").asText());
            }
        } catch (IOException e) {
            return Map.of();
        }
        return reasons;
    }

    private void everyChildKilled(RunningDateline dateline) throws IOException {
        int stored = 17;
        for (String child :
                List.of(
                        "ingest-service",
                        "enrich-service",
                        "store-service",
                        "api-gateway",
                        "BrokerMain",
                        "postgres")) {
            List<ProcessHandle> victims = dateline.children(child);
            assertThat(victims)
                    .as("processes of %s among %s", child, describe(dateline))
                    .isNotEmpty();
            dateline.drop("while-" + child + "-dies.txt", story(100 + stored));
            victims.getFirst().destroyForcibly();
            dateline.drop("after-" + child + "-died.txt", story(200 + stored));
            stored += 2;
            dateline.awaitArticles(stored);
        }
        assertThat(dateline.storedSightings()).isEqualTo(stored + 1);
    }

    /// The broker keeps its connections and answers nothing, in the middle of work.
    private void brokerSilenced(RunningDateline dateline) throws IOException {
        List<String> services = List.of("ingest", "enrich", "store");
        int stored = dateline.storedArticles();
        int sightings = dateline.storedSightings();
        dateline.await(PATIENCE, "all to be ready", () -> all(dateline, services, "ready", 200));
        for (int i = 0; i < 5; i++) {
            dateline.drop("before-the-broker-halts-" + i + ".txt", story(400 + i));
        }
        try (var _ = dateline.halt("BrokerMain")) {
            for (int i = 0; i < 5; i++) {
                dateline.drop("while-the-broker-is-silent-" + i + ".txt", story(410 + i));
            }
            dateline.await(
                    PATIENCE,
                    "ingest, enrich and store to be not ready",
                    () -> all(dateline, services, "ready", 503));
            assertThat(services)
                    .allSatisfy(
                            service -> assertThat(dateline.health(service, "live")).isEqualTo(200));
            dateline.drop("late.txt", story(420));
        }
        dateline.awaitArticles(stored + 11);
        dateline.await(PATIENCE, "all to be ready", () -> all(dateline, services, "ready", 200));
        assertThat(dateline.storedSightings()).isEqualTo(sightings + 11);
        assertThat(reasons(dateline)).hasSize(2);
    }

    private static boolean all(
            RunningDateline dateline, List<String> services, String check, int status) {
        return services.stream().allMatch(service -> dateline.health(service, check) == status);
    }

    private static void eachEventStandsOnce(RunningDateline dateline) {
        int sightings = dateline.storedSightings();
        assertThat(dateline.committedRecords("articles.received")).isEqualTo(sightings);
        assertThat(dateline.committedRecords("articles.enriched")).isEqualTo(sightings);
        assertThat(dateline.committedRecords("articles.rejected")).isZero();
    }

    private static String describe(RunningDateline dateline) {
        return dateline.children().stream()
                .map(p -> p.info().commandLine().orElse("?"))
                .toList()
                .toString();
    }

    private RunningDateline launcherKilled(RunningDateline dateline) throws Exception {
        int stored = dateline.storedArticles();
        List<ProcessHandle> family = dateline.children();
        dateline.drop("before-the-launcher-dies.txt", story(300));
        dateline.launcher().destroyForcibly();

        RunningDateline next = dateline.again("--no-seeds");
        next.drop("after-the-launcher-died.txt", story(301));
        next.awaitArticles(stored + 2);

        List<ProcessHandle> now = next.children();
        assertThat(family.stream().filter(ProcessHandle::isAlive).filter(p -> !now.contains(p)))
                .as("processes left over from the killed launcher")
                .isEmpty();
        return next;
    }

    private static String story(int number) {
        return """
        Harbour council votes on quay number %1$d

        Councillor Mary Okafor said on Monday that quay number %1$d would be rebuilt by March 2027.
        The harbour of Port Elizabeth handles %1$d ships a year, and its director expects more.
        """
                .formatted(number);
    }
}
