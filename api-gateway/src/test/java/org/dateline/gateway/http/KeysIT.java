package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.keys.ApiKey;
import org.dateline.keys.ApiKeys;
import org.dateline.keys.Role;
import org.dateline.teststack.RawHttp;
import org.dateline.teststack.RawHttp.Answer;
import org.dateline.teststack.ServiceProcess;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who gets in, with a key and without one.
@Timeout(180)
class KeysIT {

    private static final String LIST = "/v1/articles";
    private static final String NO_ARTICLE = "/v1/articles/a567dc3d-2ea1-8bd0-9001-1a787ce616cc";
    private static final String TOKEN = "token of this test";

    private final TestStack stack = TestStack.start();
    private final String url = stack.newDatabase();

    @TempDir private Path folder;

    @Test
    void nobodyGetsInWithoutAKeyWhereNobodyMay() throws IOException {
        String reader = add("reader", 0, Role.READ);
        String feeder = add("feeder", 0, Role.SUBMIT);
        String admin = add("admin", 0, Role.ADMIN);
        try (Shelf shelf = shelf();
                ServiceProcess gateway = start(Map.of("dateline.access.without-key", "nobody"))) {
            shelf.put(Sample.of("The harbour opened."));

            Answer without = get(gateway, LIST);
            assertThat(without.status()).isEqualTo(401);
            assertThat(without.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(without.body()).contains("API key required", "keys add");
            for (String path : new String[] {"/v1/stream", "/v1/export", "/q/metrics"}) {
                assertThat(get(gateway, path).status()).as(path).isEqualTo(401);
            }
            Answer page = get(gateway, "/");
            assertThat(page.status()).isEqualTo(401);
            assertThat(page.header("WWW-Authenticate")).startsWith("Basic");
            for (String open : new String[] {"/q/health/ready", "/dateline.css"}) {
                assertThat(get(gateway, open).status()).as(open).isEqualTo(200);
            }

            assertThat(get(gateway, LIST, bearer(reader)).status()).isEqualTo(200);
            assertThat(get(gateway, LIST, bearer(admin)).status()).isEqualTo(200);
            assertThat(get(gateway, LIST, bearer(TOKEN)).status()).isEqualTo(200);
            assertThat(get(gateway, "/", basic(reader)).status()).isEqualTo(200);

            assertThat(get(gateway, LIST, bearer(reader + "x")).status()).isEqualTo(401);
            assertThat(get(gateway, LIST, "Authorization: Digest x").status()).isEqualTo(401);
            assertThat(get(gateway, "/", "Authorization: Basic %%%").status()).isEqualTo(401);

            Answer other = get(gateway, LIST, bearer(feeder));
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.body()).contains("feeder", "submit");
            assertThat(get(gateway, "/v1/claims/none", bearer(feeder)).status()).isEqualTo(404);
            assertThat(send(gateway, "DELETE", NO_ARTICLE, bearer(reader)).status()).isEqualTo(403);
            // allowed, but there is no store-service to ask
            assertThat(send(gateway, "DELETE", NO_ARTICLE, bearer(admin)).status()).isEqualTo(503);
        }
    }

    @Test
    void noDetourOpensWhatAKeyIsNeededFor() {
        try (Shelf shelf = shelf();
                ServiceProcess gateway = start(Map.of("dateline.access.without-key", "nobody"))) {
            shelf.put(Sample.of("The harbour opened."));
            for (String open : new String[] {"/q/health", "/dateline.css", "/favicon.ico"}) {
                for (String up :
                        new String[] {
                            "/../..",
                            "/%2e%2e/%2E%2E",
                            "/./../..",
                            "//../..",
                            "/..;/..",
                            "/../x/../.."
                        }) {
                    String list = open + up + LIST;
                    assertThat(get(gateway, list).status()).as(list).isNotEqualTo(200);
                    String article = open + up + NO_ARTICLE;
                    assertThat(send(gateway, "DELETE", article).status())
                            .as(article)
                            .isIn(400, 401, 404, 405);
                }
            }
            for (String path : new String[] {"//v1/articles", "/v1//articles", "/v1/art%69cles"}) {
                assertThat(get(gateway, path).status()).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void keysComeAndGoWhileTheGatewayRuns() throws Exception {
        try (Shelf shelf = shelf();
                ServiceProcess gateway = start(Map.of("dateline.access.without-key", "nobody"))) {
            shelf.put(Sample.of("The harbour opened."));
            String reader = add("reader", 0, Role.READ);
            awaitStatus(gateway, reader, 200);

            new ApiKeys(file()).revoke("reader");

            awaitStatus(gateway, reader, 401);
        }
    }

    @Test
    void programsOfThisMachineNeedNoKeyUnlessAProxySpeaksForOthers() throws IOException {
        String reader = add("reader", 0, Role.READ);
        try (Shelf shelf = shelf();
                ServiceProcess gateway = start(Map.of())) {
            shelf.put(Sample.of("The harbour opened."));

            assertThat(get(gateway, LIST).status()).isEqualTo(200);
            assertThat(get(gateway, LIST, bearer("wrong")).status()).isEqualTo(401);
            assertThat(get(gateway, LIST, "X-Forwarded-For: 192.0.2.7").status()).isEqualTo(401);
            assertThat(get(gateway, LIST, "X-Forwarded-For: 192.0.2.7", bearer(reader)).status())
                    .isEqualTo(200);
            assertThat(send(gateway, "DELETE", NO_ARTICLE).status()).isEqualTo(401);
        }
    }

    @Test
    void aKeyHasItsRateAndAnotherItsOwn() throws IOException {
        String slow = add("slow", 1, Role.READ);
        String free = add("free", 0, Role.READ);
        try (Shelf shelf = shelf();
                ServiceProcess gateway = start(Map.of())) {
            shelf.put(Sample.of("The harbour opened."));
            Answer last = get(gateway, LIST, bearer(slow));
            for (int i = 0; i < 100 && last.status() == 200; i++) {
                last = get(gateway, LIST, bearer(slow));
            }

            assertThat(last.status()).isEqualTo(429);
            assertThat(last.header("Retry-After")).isEqualTo("1");
            assertThat(last.body()).contains("slow", "1 requests a second");
            assertThat(get(gateway, LIST, bearer(free)).status()).isEqualTo(200);
        }
    }

    @Test
    void pagesOfNamedOriginsMayAskTheApiAndReadWhatItAnswers() {
        String origin = "Origin: https://news.example";
        try (Shelf shelf = shelf();
                ServiceProcess gateway =
                        start(Map.of("dateline.cors-origins", "https://news.example"))) {
            shelf.put(Sample.of("The harbour opened."));

            Answer preflight =
                    send(
                            gateway,
                            "OPTIONS",
                            LIST,
                            origin,
                            "Sec-Fetch-Site: cross-site",
                            "Access-Control-Request-Method: GET",
                            "Access-Control-Request-Headers: authorization");
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://news.example");
            assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");

            Answer list = get(gateway, LIST, origin, "Sec-Fetch-Site: cross-site");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://news.example");

            Answer refused = get(gateway, LIST, origin, bearer("wrong"));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://news.example");

            assertThat(get(gateway, "/", origin).status()).isEqualTo(403);
            assertThat(get(gateway, LIST, "Origin: https://evil.example").status()).isEqualTo(403);
            assertThat(get(gateway, LIST).header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    private void awaitStatus(ServiceProcess gateway, String key, int status)
            throws InterruptedException {
        while (get(gateway, LIST, bearer(key)).status() != status) {
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private Path file() {
        return folder.resolve("api-keys");
    }

    private String add(String name, int perSecond, Role role) throws IOException {
        String secret = ApiKey.random();
        new ApiKeys(file())
                .add(
                        new ApiKey(
                                name,
                                Set.of(role),
                                perSecond,
                                ApiKeys.sha256(secret),
                                Instant.parse("2026-11-28T06:00:00Z")));
        return secret;
    }

    private static String bearer(String secret) {
        return "Authorization: Bearer " + secret;
    }

    private static String basic(String secret) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(("me:" + secret).getBytes(UTF_8));
    }

    private Shelf shelf() {
        Shelf shelf = new Shelf(url, stack.username(), stack.password());
        shelf.createTables();
        return shelf;
    }

    private ServiceProcess start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("quarkus.datasource.jdbc.url", url);
        settings.put("quarkus.datasource.username", stack.username());
        settings.put("quarkus.datasource.password", stack.password());
        settings.put("dateline.access.keys-file", file().toString());
        settings.put("dateline.admin-token", TOKEN);
        settings.put("dateline.store-url", "http://127.0.0.1:1");
        ServiceProcess service = ServiceProcess.start(settings);
        service.awaitAnswer();
        return service;
    }

    private static Answer get(ServiceProcess gateway, String path, String... headers) {
        return send(gateway, "GET", path, headers);
    }

    private static Answer send(
            ServiceProcess gateway, String method, String path, String... headers) {
        try (RawHttp http = new RawHttp(gateway.port())) {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            http.send(
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                            .formatted(method, path, lines));
            return http.rest();
        }
    }
}
