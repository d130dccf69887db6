package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.get;
import static org.dateline.gateway.Client.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = ErasureIT.Store.class, restrictToAnnotatedClass = true)
class ErasureIT {

    private static final String ID = "a567dc3d-2ea1-8bd0-9001-1a787ce616cc";
    private static final String TOKEN = "of this test";

    /// Stands for store-service: notes what it is asked, and answers as it is told to.
    public static final class Store implements QuarkusTestResourceLifecycleManager {

        static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
        static volatile int status;
        static volatile String body = "";

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
            server.createContext("/", Store::answer);
            server.start();
            return Map.of(
                    "dateline.store-url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "dateline.admin-token",
                    TOKEN);
        }

        private static void answer(HttpExchange exchange) throws IOException {
            REQUESTS.add(
                    "%s %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
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
        Store.REQUESTS.clear();
        Store.status = 204;
        Store.body = "";
    }

    @Test
    void whoHasTheTokenErases() {
        Answer answer = erase(ID);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(Store.REQUESTS).containsExactly("DELETE /articles/" + ID + " Bearer " + TOKEN);
    }

    @Test
    void whoHasNotIsRefusedAndAskedForIt() {
        for (Answer answer :
                List.of(
                        send("DELETE", path(ID)),
                        send("DELETE", path(ID), "Authorization", "Bearer "),
                        send("DELETE", path(ID), "Authorization", "Bearer of this tesT"),
                        send("DELETE", path(ID), "Authorization", "Basic " + TOKEN),
                        send("DELETE", path("no-id"), "Authorization", TOKEN))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain(TOKEN);
        }
        assertThat(Store.REQUESTS).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-id", "1-1-1-1-1", "%00", "..%2Freplay"})
    void whatIsNoIdIsNoArticle(String id) {
        assertThat(erase(id).status()).isIn(400, 404);
        assertThat(Store.REQUESTS).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "503, 503", "500, 503", "401, 503", "403, 503"})
    void whatStoreServiceSaysBecomesAProblem(int said, int told) {
        Store.status = said;

        Answer answer = erase(ID);

        assertThat(answer.status()).isEqualTo(told);
        assertThat(answer.json().get("type").asText()).startsWith("urn:dateline:problem:");
    }

    @Test
    void whatIsLeftIsPassedOn() {
        Store.status = 202;
        Store.body =
                """
                {"articleId":"%s","erasedAt":"2026-11-25T21:00:00Z","pending":["ARCHIVE"],
                "kept":[{"claim":"c","path":"/archive/c/news.ndjson","detail":"others, too"}]}
                """
                        .formatted(ID);

        Answer answer = erase(ID);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/pending/0").asText()).isEqualTo("ARCHIVE");
        assertThat(answer.json().at("/kept/0/path").asText()).endsWith("news.ndjson");
    }

    @Test
    void readingNeedsNoToken() {
        assertThat(get(path(ID)).status()).isEqualTo(503); // the database has no tables
        assertThat(send("PUT", path(ID)).status()).isEqualTo(405);
    }

    private static Answer erase(String id) {
        return send("DELETE", path(id), "Authorization", "Bearer " + TOKEN);
    }

    private static String path(String id) {
        return "/v1/articles/" + id;
    }
}
