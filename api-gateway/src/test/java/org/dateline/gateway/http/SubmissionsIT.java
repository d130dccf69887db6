package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dateline.gateway.Client;
import org.dateline.gateway.GatewayStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Articles and files that are submitted through the gateway.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SubmissionsIT.Ingest.class, restrictToAnnotatedClass = true)
class SubmissionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Stands for ingest-service: notes what it is given, and answers as it is told to.
    public static final class Ingest implements QuarkusTestResourceLifecycleManager {

        record Given(String path, String key, String body) {}

        static final List<Given> GIVEN = new CopyOnWriteArrayList<>();
        static volatile int status;
        static volatile String answer = "";

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", Ingest::answer);
            server.start();
            return Map.of(
                    "dateline.ingest.url", "http://127.0.0.1:" + server.getAddress().getPort());
        }

        private static void answer(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            GIVEN.add(
                    new Given(
                            exchange.getRequestURI().getPath(),
                            String.valueOf(
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                            new String(body, UTF_8)));
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @BeforeEach
    void forget() {
        Ingest.GIVEN.clear();
        Ingest.status = 202;
        Ingest.answer = "{\"file\":\"api/x y.json\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"text\":\"News.\"} | .json",
                "application/json; charset=utf-8 | [{\"text\":\"News.\"},{\"text\":\"More.\"}] | .json",
                "application/x-ndjson | {\"text\":\"News.\"} | .ndjson"
            })
    void articlesAreHandedOnAsTheyCame(String type, String body, String ending) throws Exception {
        HttpResponse<String> answer = post("/v1/articles", type, body);

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode receipt = JSON.readTree(answer.body());
        assertThat(receipt.get("file").asText()).isEqualTo("api/x y.json");
        assertThat(receipt.has("claim")).isFalse();
        assertThat(receipt.get("status").asText()).isEqualTo("/v1/files?name=api%2Fx+y.json");
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("api%2Fx+y.json"));
        assertThat(Ingest.GIVEN).hasSize(1);
        assertThat(Ingest.GIVEN.getFirst().path()).matches("/files/api/[0-9a-f-]{36}\\" + ending);
        assertThat(Ingest.GIVEN.getFirst().body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": | not JSON",
                "'' | an article is a JSON object",
                "\"News.\" | an article is a JSON object",
                "[{\"text\":\"a\"}, 7] | an article is a JSON object",
                "[] | the array is empty",
                "{\"text\":\"a\"} {\"text\":\"b\"} | more than one JSON value"
            })
    void whatIsNoArticleIsToldAtOnce(String body, String why) throws Exception {
        HttpResponse<String> answer = post("/v1/articles", "application/json", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(why);
        assertThat(Ingest.GIVEN).isEmpty();
    }

    @Test
    void aFileOfAnyKindIsHandedOnByItsName() throws Exception {
        String body = "x".repeat(3_000_000);

        HttpResponse<String> known = post("/v1/files?name=wire/a%20b.pdf", "application/pdf", body);
        HttpResponse<String> streamed =
                send(
                        "/v1/files?name=c.txt",
                        BodyPublishers.fromPublisher(BodyPublishers.ofString(body)),
                        "Content-Type",
                        "text/plain");

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(streamed.statusCode()).isEqualTo(202);
        assertThat(Ingest.GIVEN)
                .extracting(Ingest.Given::path)
                .containsExactly("/files/wire/a b.pdf", "/files/c.txt");
        assertThat(Ingest.GIVEN).allMatch(given -> given.body().equals(body));
    }

    @Test
    void aKeyIsHandedOnForEachClientItsOwn() throws Exception {
        Ingest.answer =
                "{\"file\":\"api/a.ndjson\",\"claim\":\"0198f0a2-0000-7000-8000-000000000000\"}";
        for (String key : new String[] {"one", "one", "two"}) {
            HttpResponse<String> answer =
                    send(
                            "/v1/articles",
                            BodyPublishers.ofString("{\"text\":\"a\"}"),
                            "Content-Type",
                            "application/x-ndjson",
                            "Idempotency-Key",
                            key);
            assertThat(answer.body())
                    .contains("\"claim\":\"0198f0a2-0000-7000-8000-000000000000\"");
        }

        assertThat(Ingest.GIVEN.get(0)).isEqualTo(Ingest.GIVEN.get(1));
        assertThat(Ingest.GIVEN.get(2).key()).isNotEqualTo(Ingest.GIVEN.get(1).key());
        assertThat(Ingest.GIVEN.get(2).path()).isNotEqualTo(Ingest.GIVEN.get(1).path());
        assertThat(Ingest.GIVEN.getFirst().key()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "413, 413", "422, 422", "507, 507", "500, 503", "503, 503"})
    void whatIngestServiceSaysBecomesAProblem(int said, int told) throws Exception {
        Ingest.status = said;
        Ingest.answer = "{\"detail\":\"because\"}";

        HttpResponse<String> answer =
                post("/v1/articles", "application/json", "{\"text\":\"News.\"}");

        assertThat(answer.statusCode()).isEqualTo(told);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asText()).startsWith("urn:dateline:problem:");
        assertThat(problem.get("detail").asText())
                .contains(told == 503 ? "Idempotency-Key" : "because");
    }

    @Test
    void whatCantBeTakenIsRefused() throws Exception {
        assertThat(post("/v1/articles", "text/plain", "News.").statusCode()).isEqualTo(415);
        assertThat(post("/v1/files", "text/plain", "News.").statusCode()).isEqualTo(400);
        assertThat(post("/v1/articles?x=1", "application/json", "{}").statusCode()).isEqualTo(400);
        assertThat(
                        post("/v1/articles", "application/json", "[" + "{},".repeat(2_000_000))
                                .statusCode())
                .isEqualTo(413);
        assertThat(post("/v1/stats", "application/json", "x".repeat(20_000)).statusCode())
                .isEqualTo(413);
        assertThat(Ingest.GIVEN).isEmpty();
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws Exception {
        return send(path, BodyPublishers.ofString(body), "Content-Type", type);
    }

    private static HttpResponse<String> send(String path, BodyPublisher body, String... headers)
            throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(Client.uri(path)).headers(headers).POST(body).build(),
                BodyHandlers.ofString());
    }
}
