package org.dateline.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dateline.teststack.TestStack;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ApiIT.Surroundings.class)
class ApiIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String TOKEN = "of this test";
    private static final String RECORD = "0/a567dc3d-2ea1-8bd0-9001-1a787ce616cc";

    @ConfigProperty(name = "dateline.inbox")
    Path inbox;

    @ConfigProperty(name = "dateline.archive")
    Path archive;

    /// The broker, and folders of this test's own.
    public static final class Surroundings implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                Path root = Files.createTempDirectory("dateline-ingest-");
                return Map.of(
                        "kafka.bootstrap.servers", TestStack.start().bootstrapServers(),
                        "dateline.inbox", root.resolve("inbox").toString(),
                        "dateline.archive", root.resolve("archive").toString(),
                        "dateline.quarantine", root.resolve("quarantine").toString(),
                        "dateline.admin-token", TOKEN,
                        "quarkus.http.limits.max-body-size", "2M");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }

    @BeforeEach
    void awaitReady() {
        await().atMost(LIMIT).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void aSubmittedFileIsArchivedAndItsReceiptSaysSo() {
        given().contentType(ContentType.BINARY)
                .body("Prices rose again.".getBytes(UTF_8))
                .post("/files/{name}", "prices é.txt")
                .then()
                .statusCode(202)
                .body("file", equalTo("prices é.txt"));

        await().atMost(LIMIT).until(() -> states("prices é.txt").equals(List.of("ARCHIVED")));
        operator()
                .queryParam("name", "prices é.txt")
                .get("/files")
                .then()
                .body("files[0].file", equalTo("prices é.txt"))
                .body("files[0].path", containsString("archive"));
        assertThat(given().get("/q/metrics").asString())
                .contains("dateline_files_seen_total", "dateline_articles_published_total");
    }

    @Test
    void aFileInAFolderIsFoundByEitherName() {
        given().body("News of the day.").post("/files/2026/11/day.txt").then().statusCode(202);

        await().atMost(LIMIT).until(() -> states("day.txt").equals(List.of("ARCHIVED")));
        assertThat(states("2026/11/day.txt")).containsExactly("ARCHIVED");
        assertThat(states("other.txt")).isEmpty();
    }

    @Test
    void aNameThatWaitsAlreadyIsNotReplaced() throws IOException {
        Path waiting = inbox.resolve("waits.txt");
        try (var writer = Files.newOutputStream(waiting)) {
            writer.write('x');
            given().body("Other news.")
                    .post("/files/waits.txt")
                    .then()
                    .statusCode(202)
                    .body("file", matchesPattern("waits-[0-9a-f]{8}\\.txt"));
            assertThat(states("waits.txt")).containsExactly("WAITING");
        }
    }

    @Test
    void badNamesAreRefusedAsProblems() {
        for (String name :
                List.of("..%2Fa.txt", "%2Fetc%2Fpasswd", ".hidden.txt", "a.part", "a/..%2Fb.txt")) {
            given().urlEncodingEnabled(false)
                    .body("x")
                    .post("/files/" + name)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("status", equalTo(400));
        }
        given().get("/files").then().statusCode(400).body("detail", containsString("name"));
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String head =
                    "POST /files/large.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3145728\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(status).asString(US_ASCII).isEqualTo("HTTP/1.1 413");
        }
        assertThat(states("large.txt")).isEmpty();
    }

    @Test
    void quarantineCanBeListedShownAndRetried() {
        given().body(" ").post("/files/blank.txt").then().statusCode(202);
        await().atMost(LIMIT).until(() -> states("blank.txt").equals(List.of("QUARANTINED")));
        String claim = given().queryParam("name", "blank.txt").get("/files").path("files[0].claim");

        operator()
                .get("/quarantine")
                .then()
                .statusCode(200)
                .body("quarantined.claim", hasItem(claim));
        String path =
                operator()
                        .get("/quarantine/" + claim)
                        .then()
                        .statusCode(200)
                        .body("reason", equalTo("EMPTY"))
                        .body("file", equalTo("blank.txt"))
                        .extract()
                        .path("path");
        rewrite(Path.of(path), "Not blank any more.");
        operator().post("/quarantine/" + claim + "/retry").then().statusCode(202);

        await().atMost(LIMIT).until(() -> states("blank.txt").equals(List.of("ARCHIVED")));
        given().queryParam("name", "blank.txt")
                .get("/files")
                .then()
                .body("files.claim", everyItem(equalTo(claim)));
        operator()
                .post("/quarantine/" + claim + "/retry")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        operator().get("/quarantine/none").then().statusCode(404);
    }

    /// Other users of the machine can submit files and ask for them, and nothing else.
    @Test
    void withoutTheTokenNobodySeesTheQuarantineOrPathsOrRetriesFiles() {
        given().body(" ").post("/files/of-somebody.txt").then().statusCode(202);
        await().atMost(LIMIT).until(() -> states("of-somebody.txt").equals(List.of("QUARANTINED")));
        String claim =
                given().queryParam("name", "of-somebody.txt").get("/files").path("files[0].claim");

        given().queryParam("name", "of-somebody.txt")
                .get("/files")
                .then()
                .body("files[0].path", nullValue());
        for (String path : List.of("/quarantine", "/quarantine/" + claim)) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("detail", containsString("admin token"));
        }
        given().header("Authorization", "Bearer " + TOKEN + "!")
                .post("/quarantine/" + claim + "/retry")
                .then()
                .statusCode(401);
        assertThat(states("of-somebody.txt")).containsExactly("QUARANTINED");
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + TOKEN);
    }

    @Test
    void anArchivedFileIsErasedAndItsNameIsStillKnown() throws IOException {
        given().body("Secret news.").post("/files/in/secret.txt").then().statusCode(202);
        await().atMost(LIMIT).until(() -> states("secret.txt").equals(List.of("ARCHIVED")));
        String claim =
                given().queryParam("name", "secret.txt").get("/files").path("files[0].claim");
        String path =
                operator().queryParam("name", "secret.txt").get("/files").path("files[0].path");
        for (int time = 0; time < 2; time++) {
            assertThat(Path.of(path)).exists();
            given().delete("/archive/" + claim + "?records=" + RECORD).then().statusCode(401);
            given().header("Authorization", "Bearer " + TOKEN + "!")
                    .delete("/archive/" + claim + "?records=" + RECORD)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }

        assertThat(erase(claim, RECORD)).isEqualTo(204);

        assertThat(Path.of(path)).doesNotExist();
        assertThat(states("secret.txt")).containsExactly("ERASED");
        assertThat(states("in/secret.txt")).containsExactly("ERASED");
        assertThat(states("other.txt")).isEmpty();
        try (var tree = Files.walk(archive)) {
            assertThat(tree.map(Path::toString)).noneMatch(file -> file.contains("secret"));
        }
        assertThat(erase(claim, RECORD)).isEqualTo(204);
    }

    @Test
    void whatIsNoClaimIsNotErased() {
        for (String claim : List.of("none", "..", "..%2F..%2Fetc", ".erased", "%00")) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", "Bearer " + TOKEN)
                    .delete("/archive/" + claim + "?records=" + RECORD)
                    .then()
                    .statusCode(404);
        }
        String unknown = "0198f0a2-0000-7000-8000-000000000000";
        assertThat(erase(unknown, RECORD)).isEqualTo(204);
        for (String records : List.of("", "x", "0", RECORD + ",", "-" + RECORD, RECORD + "0")) {
            assertThat(erase(unknown, records)).isEqualTo(400);
        }
    }

    @Test
    void aQuarantinedFileIsKeptAndTold() {
        given().body(" ").post("/files/blank-2.txt").then().statusCode(202);
        await().atMost(LIMIT).until(() -> states("blank-2.txt").equals(List.of("QUARANTINED")));
        String claim =
                given().queryParam("name", "blank-2.txt").get("/files").path("files[0].claim");

        given().header("Authorization", "Bearer " + TOKEN)
                .delete("/archive/" + claim + "?records=" + RECORD)
                .then()
                .statusCode(409)
                .body("claim", equalTo(claim))
                .body("path", containsString("blank-2.txt"))
                .body("detail", containsString("quarantine"));
    }

    @Test
    void aFileIsForcedByWhoeverHasTheToken() {
        given().body("Again.").post("/files/again.txt?force=true").then().statusCode(401);
        assertThat(states("again.txt")).isEmpty();

        given().header("Authorization", "Bearer " + TOKEN)
                .body("Again.")
                .post("/files/in/again.txt?force=true")
                .then()
                .statusCode(202)
                .body("file", equalTo("in/again.txt"));

        await().atMost(LIMIT).until(() -> states("in/again.txt").equals(List.of("ARCHIVED")));
        given().queryParam("name", "again.txt")
                .get("/files")
                .then()
                .body("files[0].claim", matchesPattern(".{14}8.*"));
    }

    private static int erase(String claim, String records) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .delete("/archive/" + claim + "?records=" + records)
                .statusCode();
    }

    @Test
    void otherSitesAreRefused() {
        given().header("Origin", "https://evil.example")
                .body("x")
                .post("/files/evil.txt")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        assertThat(states("evil.txt")).isEmpty();
    }

    @Test
    void healthTellsHowFilesAreNoticed() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().body("checks[0].data.watch", containsString("i"));
    }

    private static void rewrite(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> states(String name) {
        return given().queryParam("name", name).get("/files").path("files.state");
    }
}
