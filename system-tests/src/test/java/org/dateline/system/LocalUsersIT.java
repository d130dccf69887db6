package org.dateline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two systems of one machine, started at the same moment on the usual ports, and what others on
/// the machine can and can't do to them.
class LocalUsersIT {

    private static final String STORY =
            "Harbour reopens after the storm%n%nOSLO, 3 March 2024 - Ships left the harbour of Oslo on Sunday.%n";

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void systemsStartedAtTheSameMomentWorkApartAndKeepOthersOut() throws Exception {
        try (RunningDateline one = RunningDateline.launch(folder.resolve("one"), "--no-seeds");
                RunningDateline other = RunningDateline.launch(folder.resolve("other"))) {
            one.awaitReady();
            other.awaitReady();

            one.drop("a.txt", STORY.formatted());
            one.awaitArticles(1);
            other.awaitArticles(5);
            assertThat(ports(one)).doesNotContainAnyElementsOf(ports(other));
            // two systems on one machine: a health check may take too long for once
            await().atMost(PATIENCE).until(() -> exitStatus("status", one) == 0);
            await().atMost(PATIENCE).until(() -> exitStatus("status", other) == 0);
            assertThat(statusOf(one).path("stored").path("articles").asInt()).isEqualTo(1);
            assertThat(statusOf(other).path("stored").path("articles").asInt()).isEqualTo(5);
            assertThat(one.output()).doesNotContain("unasked").doesNotContain("unexpectedly");
            assertThat(other.output()).doesNotContain("unasked").doesNotContain("unexpectedly");

            nothingIsOpenToOthers(other.home());
            noSecretIsSaid(other);
            theDatabaseKnowsNoPasswordThatOthersKnow(other);
            noHomeLetsAnotherIn(one, other);
            anotherServiceIsNotTakenForOurs(one, other);
        }
    }

    private static List<Integer> ports(RunningDateline dateline) {
        return Stream.of(
                        "gateway",
                        "ingest",
                        "enrich",
                        "store",
                        "broker",
                        "broker-services",
                        "controller",
                        "database")
                .map(dateline::port)
                .toList();
    }

    private static JsonNode statusOf(RunningDateline dateline) throws Exception {
        Process status =
                RunningDateline.command(
                                List.of(
                                        "./dateline",
                                        "status",
                                        "--json",
                                        "--home",
                                        dateline.home().toString()))
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(status.getInputStream().readAllBytes(), UTF_8);
        status.waitFor();
        return RunningDateline.JSON.readTree(answer);
    }

    private static void nothingIsOpenToOthers(Path home) throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(f -> !f.endsWith("up.out")).toList()) {
                Set<PosixFilePermission> permissions =
                        new HashSet<>(
                                Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
                permissions.removeAll(OWNERS);
                if (!permissions.isEmpty()) {
                    open.add(file + " " + permissions);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /// Not on a command line, which everyone can see, and in no log.
    private static void noSecretIsSaid(RunningDateline dateline) throws IOException {
        List<String> secrets = new ArrayList<>();
        secrets.add(Files.readString(dateline.home().resolve("admin-token")).strip());
        try (Stream<Path> files = Files.list(dateline.home().resolve("secrets"))) {
            files.map(Path::getFileName)
                    .map(Path::toString)
                    .map(dateline::secret)
                    .forEach(secrets::add);
        }
        assertThat(secrets).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        List<String> said = new ArrayList<>();
        for (ProcessHandle child : dateline.children()) {
            Path commandLine = Path.of("/proc", Long.toString(child.pid()), "cmdline");
            if (Files.exists(commandLine)) {
                said.add(Files.readString(commandLine));
            }
        }
        try (Stream<Path> logs = Files.list(dateline.home().resolve("logs"))) {
            for (Path log : logs.toList()) {
                said.add(Files.readString(log));
            }
        }
        said.add(dateline.output());
        for (String text : said) {
            assertThat(secrets).noneMatch(text::contains);
        }
    }

    private static void theDatabaseKnowsNoPasswordThatOthersKnow(RunningDateline dateline) {
        String url = "jdbc:postgresql://127.0.0.1:" + dateline.port("database") + "/dateline";
        for (String user : List.of("dateline", "postgres", "dateline_write", "dateline_read")) {
            assertThatThrownBy(() -> DriverManager.getConnection(url, user, "dateline"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("28"));
        }
    }

    /// What one home knows is no good in the other.
    private static void noHomeLetsAnotherIn(RunningDateline one, RunningDateline other) {
        var settings = new HashMap<>(one.ownersConnection());
        try (Admin admin = Admin.create(settings)) {
            assertThat(admin.listTopics().names()).succeedsWithin(Duration.ofSeconds(20));
        }
        settings.put("bootstrap.servers", "localhost:" + other.port("broker-services"));
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasMessageContaining("Authentication failed");
        }
    }

    /// A program that says it is ready stands where a service was.
    private static void anotherServiceIsNotTakenForOurs(RunningDateline one, RunningDateline other)
            throws Exception {
        String ours = Files.readString(one.home().resolve("settings.properties"));
        int port = other.port("gateway");
        Path settings = one.home().resolve("settings.properties");
        Files.writeString(settings, ours.replaceAll("port.gateway=\\d+", "port.gateway=" + port));
        try {
            assertThat(exitStatus("search", one, "Oslo")).isEqualTo(5);
            assertThat(exitStatus("status", one)).isEqualTo(5);
        } finally {
            Files.writeString(settings, ours);
        }
        await().atMost(PATIENCE).until(() -> exitStatus("status", one) == 0);
    }

    private static int exitStatus(String command, RunningDateline dateline, String... arguments)
            throws Exception {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("./dateline", command, "--home", dateline.home().toString()));
        all.addAll(List.of(arguments));
        return RunningDateline.command(all).inheritIO().start().waitFor();
    }
}
