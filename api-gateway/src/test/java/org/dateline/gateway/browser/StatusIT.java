package org.dateline.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.gateway.Client;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.browser.Visit.Eyes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages of how the system is.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = StatusIT.Services.class, restrictToAnnotatedClass = true)
class StatusIT {

    private static final String TOKEN = "a-token-of-some-length";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((":" + TOKEN).getBytes(UTF_8));

    /// Stands for the other services, each of its own path.
    public static final class Services implements QuarkusTestResourceLifecycleManager {

        static final Map<String, String> HEALTH = new ConcurrentHashMap<>();
        static final Set<String> QUARANTINE = ConcurrentHashMap.newKeySet();

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
            server.createContext("/", Services::answer);
            server.start();
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "dateline.ingest.url", address + "/ingest",
                    "dateline.enrich-url", address + "/enrich",
                    "dateline.store-url", address + "/store",
                    "dateline.admin-token", TOKEN);
        }

        private static void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                boolean admin =
                        ("Bearer " + TOKEN)
                                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                if (path.endsWith("/q/health/ready")) {
                    String health = HEALTH.getOrDefault(path.split("/")[1], "");
                    send(exchange, health.isEmpty() ? 404 : 200, health);
                } else if (!admin) {
                    send(exchange, 401, "{}");
                } else if (path.equals("/ingest/quarantine")) {
                    send(
                            exchange,
                            200,
                            QUARANTINE.stream()
                                    .map(StatusIT::quarantined)
                                    .reduce((one, other) -> one + "," + other)
                                    .map(all -> "{\"quarantined\":[" + all + "]}")
                                    .orElse("{\"quarantined\":[]}"));
                } else {
                    boolean there = QUARANTINE.remove(path.split("/")[3]);
                    send(exchange, there ? 202 : 404, "{}");
                }
            }
        }

        private static void send(HttpExchange exchange, int status, String answer)
                throws IOException {
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    private static Chromium chromium;

    Shelf shelf;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void everythingWorks() {
        shelf.empty();
        shelf.put(Sample.of("The harbour opened.").in("harbour.txt"));
        Services.QUARANTINE.clear();
        for (String service : new String[] {"ingest", "enrich", "store"}) {
            Services.HEALTH.put(service, health("UP", "\"lag\": 0"));
        }
    }

    @Test
    void healthySystemIsSaidToWork() {
        shelf.run(
                "update article set stored_at = now() - interval '2 minutes',"
                        + " received_at = now() - interval '122 seconds'");
        for (Eyes eyes : Eyes.ALL) {
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                Page page = visit.open("/status").page();

                assertThat(page).hasTitle("Everything works – Dateline");
                assertThat(page.locator(".state").nth(1)).hasText("works; 0 articles wait");
                assertThat(page.locator("#main"))
                        .containsText(
                                "1 article in the last hour; half were searchable within 2.0"
                                        + " seconds");
                assertThat(page.locator(".histogram .bar")).hasCount(1);
                assertThat(page.locator("#main")).containsText("No article was rejected");
                visit.keep("status");
                visit.requireFine();
            }
        }
    }

    @Test
    void troubleIsSaidInPlainWords() {
        Services.HEALTH.put(
                "ingest", health("UP", "\"DISK_LOW\": \"Intake paused: <b>2 GB</b> are free.\""));
        Services.HEALTH.remove("enrich");
        Services.HEALTH.put("store", health("DOWN", "\"lag\": 1234, \"waitsFor\": \"the broker\""));
        shelf.run(
                "insert into rejection select 'articles.received', 0, 7, claim, record,"
                        + " 'TOO_LARGE', 'enrich', '<script>alert(1)</script>', now() from sighting");
        for (Eyes eyes : new Eyes[] {Eyes.DARK, Eyes.PHONE}) {
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                Page page = visit.open("/status").page();

                assertThat(page).hasTitle("3 services need attention – Dateline");
                assertThat(page.locator(".added li").nth(0))
                        .containsText("Intake paused: <b>2 GB</b> are free.");
                assertThat(page.locator(".added li").nth(1)).containsText("does not respond");
                assertThat(page.locator(".added li").nth(2))
                        .containsText("is not ready; 1,234 articles wait");
                assertThat(page.locator(".rejections li"))
                        .containsText("too large: <script>alert(1)</script>");
                visit.keep("status-trouble");
                visit.requireFine();
            }
        }
    }

    @Test
    void filesInQuarantineAreForTheAdminAlone() {
        Answer refused = Client.get("/status/quarantine", "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(refused.body()).contains("admin token");

        Services.QUARANTINE.add("claim-1");
        String retry = "/status/quarantine/claim-1/retry";
        assertThat(Client.send("POST", retry).status()).isEqualTo(401);
        assertThat(
                        Client.send(
                                        "POST",
                                        retry,
                                        "Authorization",
                                        BASIC,
                                        "Origin",
                                        "https://elsewhere.example")
                                .status())
                .isEqualTo(403);
        assertThat(Services.QUARANTINE).containsExactly("claim-1");
    }

    @Test
    void adminSendsAFileOnItsWayAgain() {
        Services.QUARANTINE.add("claim-1");
        for (Eyes eyes : new Eyes[] {Eyes.DESKTOP, Eyes.DARK}) {
            Services.QUARANTINE.add("claim-2");
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                visit.page().setExtraHTTPHeaders(Map.of("Authorization", BASIC));
                Page page = visit.open("/status/quarantine").page();
                assertThat(page.locator(".added li")).hasCount(2);
                assertThat(page.locator(".added"))
                        .containsText("<img src=x onerror=alert(1)>/claim-2.txt");
                visit.keep("quarantine");
                visit.requireFine();
                page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName(
                                                "Try again <img src=x onerror=alert(1)>/claim-2.txt"))
                        .click();

                assertThat(page.getByRole(AriaRole.STATUS)).containsText("on its way again");
                assertThat(page.locator(".added li")).hasCount(1);
                visit.requireFine();
            }
        }
        assertThat(
                        Client.send(
                                        "POST",
                                        "/status/quarantine/claim-9/retry",
                                        "Authorization",
                                        BASIC)
                                .body())
                .contains("not in quarantine any more");
    }

    private static String health(String status, String data) {
        return """
        {"status": "%s", "checks": [{"name": "x", "status": "%s", "data": {%s}}]}
        """
                .formatted(status, status, data);
    }

    private static String quarantined(String claim) {
        return """
        {"claim": "%s", "file": "<img src=x onerror=alert(1)>/%s.txt", "reason": "NO_TEXT",
            "meaning": "it has no text", "detail": "there are no words in it",
            "time": "2025-10-01T08:00:00Z", "bytes": 12345, "sha256": "x", "path": "/secret"}
        """
                .formatted(claim, claim);
    }
}
