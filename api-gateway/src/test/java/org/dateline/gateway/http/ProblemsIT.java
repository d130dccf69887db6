package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.gateway.Client.get;
import static org.dateline.gateway.Client.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.dateline.gateway.Client;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.postgres.Database;
import org.dateline.gateway.postgres.DatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gateway says while the database has no tables, and to requests that are no questions.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class ProblemsIT {

    Shelf shelf;

    @Inject Database database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles",
                "/v1/articles?q=word",
                "/v1/articles/00000000-0000-8000-8000-000000000000",
                "/v1/articles/histogram",
                "/v1/entities",
                "/v1/export",
                "/v1/timeline",
                "/v1/publishers",
                "/v1/articles/facets",
                "/v1/entities/person:x",
                "/v1/stats"
            })
    void databaseWithoutTablesIsAProblemThatSaysSo(String path) {
        Answer answer = get(path);

        assertProblem(answer, 503);
        assertThat(answer.json().get("detail").asText()).contains("schema does not exist yet");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    /// PostgreSQL logs an error for each question about a table that is not there.
    @Test
    void databaseWithoutTablesIsAskedForNone() {
        assertThatThrownBy(database::requireTables)
                .isInstanceOf(DatabaseException.class)
                .hasNoCause();
    }

    @Test
    void gatewayIsNotReadyWithoutTablesAndStillLives() {
        assertThat(get("/q/health/ready").status()).isEqualTo(503);
        assertThat(get("/q/health/ready").body()).contains("schema does not exist yet");
        assertThat(get("/q/health/live").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/v1/nothing", "/v2/articles", "/v1/articles/a/b/c"})
    void unknownPathIsAProblem(String path) {
        assertProblem(get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void methodThatIsNotServedIsAProblem(String method) {
        assertProblem(send(method, "/v1/entities"), 405);
        assertProblem(send(method, "/v1/stats"), 405);
    }

    @Test
    void methodThatIsNotServedIsAnsweredWithThoseThatAre() {
        String article = "/v1/articles/00000000-0000-8000-8000-000000000000";

        assertThat(send("POST", "/v1/stats").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(send("PUT", "/v1/articles").header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(send("PUT", article).header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS");
        for (String path : List.of("/v1/entities", article, "/v1/entities/a/timeline", "/")) {
            Answer options = send("OPTIONS", path);
            assertThat(options.status()).isEqualTo(204);
            assertThat(options.header("Allow"))
                    .isEqualTo(
                            path.equals(article)
                                    ? "DELETE, GET, HEAD, OPTIONS"
                                    : "GET, HEAD, OPTIONS");
        }
        assertThat(send("OPTIONS", "/v1/nothing").status()).isEqualTo(404);
    }

    @Test
    void erasingWithoutATokenSetIsAProblemThatSaysHowToAllowIt() {
        Answer answer =
                send(
                        "DELETE",
                        "/v1/articles/00000000-0000-8000-8000-000000000000",
                        "Authorization",
                        "Bearer ");

        assertProblem(answer, 403);
        assertThat(answer.json().get("detail").asText()).contains("DATELINE_ADMIN_TOKEN");
    }

    @Test
    void mediaTypeThatIsNotServedIsAProblem() {
        assertProblem(get("/v1/stats", "Accept", "application/xml"), 406);
        assertProblem(get("/v1/articles", "Accept", "text/html"), 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles?q=%zz",
                "/v1/articles?q=%",
                "/v1/articles?%=1",
                "/v1/articles?q=%e2%82",
                "/v1/articles?q=<>\"{}|\\^`",
                "/v1/articles/%zz",
                "/v1/entities/%00",
                "/v1/entities/%ff",
                "/%c0%ae%c0%ae/",
                "/v1/articles/../../etc/passwd",
                "/v1/articles;x=y",
                "//v1//articles"
            })
    void brokenRequestIsNeverTheGatewaysFault(String target) throws IOException {
        String answer = raw(target);

        assertThat(answer).matches("(?s)HTTP/1.1 (4..|503) .*");
        assertThat(answer).doesNotContain("Exception", "org.postgresql", "select ");
    }

    @Test
    void everyAnswerForbidsWhatABrowserNeedNotDo() {
        for (String path : List.of("/v1/stats", "/v1/nothing", "/q/health")) {
            Answer answer = get(path, "Origin", "https://elsewhere.example");
            assertThat(answer.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("type").asText()).startsWith("urn:dateline:problem:");
        assertThat(answer.json().get("title").asText()).isNotBlank();
        assertThat(answer.json().get("detail").asText()).isNotBlank();
    }

    /// A request that no well-behaved client would send.
    private static String raw(String target) throws IOException {
        URI uri = Client.uri("/");
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + target
                                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(UTF_8));
            Reader reader = new InputStreamReader(socket.getInputStream(), UTF_8);
            StringBuilder answer = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                answer.append((char) c);
            }
            return answer.toString();
        }
    }
}
