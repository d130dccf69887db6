package org.dateline.teststack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dateline.teststack.RawHttp.Answer;
import org.junit.jupiter.api.Test;

/// What the HTTP of every service promises, tried from outside on the packaged service. A service's
/// test implements this and starts it with [#SETTINGS].
public interface HttpContract {

    /// Limits that are soon reached, and one more name.
    Map<String, String> SETTINGS =
            Map.of(
                    "dateline.allowed-hosts", "news.example,other.example",
                    "dateline.http.connections", "40",
                    "dateline.http.head-timeout", "1s",
                    "dateline.http.keep-alive", "2s",
                    "dateline.http.body-timeout", "1s",
                    "dateline.admin-token", "of this test");

    /// Starts the service of this module with [#SETTINGS] and an empty database.
    static ServiceProcess startWithDatabase() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        TestStack stack = TestStack.start();
        settings.put("quarkus.datasource.jdbc.url", stack.newDatabase());
        settings.put("quarkus.datasource.username", stack.username());
        settings.put("quarkus.datasource.password", stack.password());
        ServiceProcess service = ServiceProcess.start(settings);
        service.awaitAnswer();
        return service;
    }

    /// The port of the running service.
    int port();

    /// Paths of all kinds that this service serves, those under `/q/` apart.
    List<String> paths();

    /// A method and a path that changes something, such as `POST /replay`.
    String write();

    private Answer get(String path, String headers) {
        return RawHttp.request(port(), "GET", path, headers);
    }

    private List<String> everyPath() {
        return Stream.concat(
                        paths().stream(),
                        Stream.of("/q/health/live", "/q/health/ready", "/q/metrics", "/nowhere"))
                .toList();
    }

    @Test
    default void ownAndGivenNamesAreServed() {
        for (String host :
                List.of(
                        "localhost",
                        "LocalHost:" + port(),
                        "127.0.0.1:" + port(),
                        "[::1]:1",
                        "news.example:8443",
                        "OTHER.example")) {
            assertThat(get("/q/health/live", "Host: " + host + "\r\n").status())
                    .as(host)
                    .isEqualTo(200);
        }
    }

    @Test
    default void aForeignNameThatLeadsHereReadsNothing() {
        for (String path : everyPath()) {
            Answer answer = get(path, "Host: evil.example:" + port() + "\r\n");

            assertProblem(answer, 421);
            assertThat(answer.body()).as(path).contains("evil.example", "DATELINE_ALLOWED_HOSTS");
        }
        for (String host :
                List.of("localhost.evil.example", "news.example.evil.example", "10.1.2.3")) {
            assertProblem(get("/q/health", "Host: " + host + "\r\n"), 421);
            assertProblem(
                    RawHttp.request(port(), "POST", "/q/health", "Host: " + host + "\r\n"), 421);
        }
    }

    @Test
    default void aRequestNamesOneHost() {
        for (String headers :
                List.of(
                        "",
                        "Host:\r\n",
                        "Host: a b\r\n",
                        "Host: localhost\r\nHost: evil.example\r\n",
                        "Host: user@localhost\r\n")) {
            assertThat(get("/q/health/live", headers).status()).as(headers).isEqualTo(400);
        }
        String target = "http://evil.example/q/health/live";
        assertThat(get(target, "Host: localhost\r\n").status()).isEqualTo(421);
    }

    @Test
    default void pagesOfOtherSitesWriteNothing() {
        String[] request = write().split(" ");
        for (String headers :
                List.of(
                        "Origin: https://evil.example\r\n",
                        "Origin: null\r\n",
                        "Origin: http://localhost:1\r\n",
                        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n",
                        "Sec-Fetch-Site: same-site\r\n",
                        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n")) {
            Answer answer =
                    RawHttp.request(
                            port(), request[0], request[1], "Host: localhost\r\n" + headers);

            assertProblem(answer, 403);
            assertThat(answer.body()).contains("urn:dateline:problem:cross-origin");
        }
        for (String headers :
                List.of("", "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n")) {
            Answer answer =
                    RawHttp.request(
                            port(), request[0], request[1], "Host: localhost\r\n" + headers);

            assertThat(answer.body()).doesNotContain("cross-origin");
            assertThat(answer.status()).isNotEqualTo(421);
        }
    }

    @Test
    default void aLinkOfAnotherSiteMayBeFollowed() {
        Answer answer =
                get(
                        "/q/health/live",
                        "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n"
                                + "Sec-Fetch-Mode: navigate\r\n");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    default void everyAnswerTellsBrowsersToBeCareful() {
        for (String path : everyPath()) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")) {
                if (!write().equals(method + " " + path)) {
                    assertCareful(
                            method + " " + path,
                            RawHttp.request(port(), method, path, "Host: localhost\r\n"));
                }
            }
        }
        for (String head :
                List.of(
                        "nonsense\r\n",
                        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
                        "GET / HTTP/1.1\r\nHost: evil.example\r\n",
                        "GET / HTTP/1.1\r\nno colon\r\n",
                        "GET / HTTP/9.7\r\nHost: localhost\r\n")) {
            assertCareful(head, RawHttp.ask(port(), head));
        }
    }

    @Test
    default void whatIsTooLargeIsAProblemThatSaysSo() {
        for (int size : new int[] {100_000, 1_000_000}) {
            String much = "x".repeat(size);
            try (RawHttp http = new RawHttp(port())) {
                http.trySend("GET /" + much + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertProblem(http.rest(), 414);
            }
            try (RawHttp http = new RawHttp(port())) {
                http.trySend("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + much + "\r\n\r\n");
                assertProblem(http.rest(), 431);
            }
        }
        String[] request = write().split(" ");
        assertProblem(
                RawHttp.request(
                        port(),
                        request[0],
                        request[1],
                        "Host: localhost\r\nContent-Length: 100000000\r\n"),
                413);
    }

    @Test
    default void everyRefusalSaysWhy() {
        List<String> requests =
                new ArrayList<>(
                        List.of(
                                "GET /%zz",
                                "GET /%",
                                "GET /q/health/live?q=%zz",
                                "GET /?q=%",
                                "GET /nowhere",
                                "GET /nowhere?q=%4",
                                "GET /q/nowhere",
                                "HEAD /nowhere?q=%zz",
                                "GET nowhere",
                                "CONNECT localhost:80",
                                "CONNECT /",
                                "CONNECT *",
                                "OPTIONS *",
                                "GET *",
                                "OPTIONS /nowhere",
                                "NONSENSE /nowhere",
                                "TRACE /nowhere",
                                "POST /q/health/live",
                                "DELETE /q/metrics",
                                "GET /%00",
                                "GET /..%2f..%2fetc",
                                "GET //",
                                "GET /\u00e4"));
        for (String path : everyPath()) {
            String separator = path.contains("?") ? "&" : "?";
            requests.add("GET " + path + separator + "q=%zz");
            requests.add("GET " + path + separator + "%g0=1");
            for (String method : List.of("PUT", "PATCH", "TRACE", "NONSENSE", "CONNECT")) {
                requests.add(method + " " + path);
            }
        }
        List<String> unexplained = new ArrayList<>();
        for (String request : requests) {
            for (String headers :
                    List.of(
                            "",
                            "Accept: image/png\r\n",
                            "Accept: */nonsense/\r\n",
                            "Expect: nonsense\r\n",
                            "Content-Type: a/b\r\nContent-Length: 0\r\n",
                            "Upgrade: websocket\r\nConnection: Upgrade\r\n")) {
                String[] parts = request.split(" ");
                Answer answer =
                        RawHttp.request(
                                port(), parts[0], parts[1], "Host: localhost\r\n" + headers);
                assertThat(answer.status()).as(request).isPositive();
                // a report of what is wrong is no refusal
                boolean report = parts[1].startsWith("/q/health") && answer.status() == 503;
                boolean refusal = answer.status() >= 400 && !report;
                if (refusal && !parts[0].equals("HEAD") && !isProblem(answer)) {
                    unexplained.add(request + " " + headers + answer);
                }
            }
        }
        assertThat(unexplained).isEmpty();
        for (String broken : List.of("/%zz", "/nowhere?q=%zz", "/q/health/live?a=%25&b=%zz")) {
            Answer answer = get(broken, "Host: localhost\r\n");

            assertProblem(answer, 400);
            assertThat(answer.body()).contains("%zz");
        }
    }

    /// Whoever stands before a service may take the one length for the true one, and the service
    /// the other; then a part of the content would pass as a request of its own.
    @Test
    default void contentOfTwoLengthsIsNoSecondRequest() {
        String hidden = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String lengths :
                List.of(
                        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                        "Content-Length: 5\r\nContent-Length: 6\r\n",
                        "Content-Length: 5, 6\r\n",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                        "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
                        "Transfer-Encoding : chunked\r\n")) {
            try (RawHttp http = new RawHttp(port())) {
                http.send(
                        "POST /nowhere HTTP/1.1\r\nHost: localhost\r\n"
                                + lengths
                                + "\r\n0\r\n\r\n"
                                + hidden);

                String answers = http.text();

                assertThat(answers).as(lengths).startsWith("HTTP/1.1 4");
                assertThat(answers.split("HTTP/1\\.1 ", -1)).as(lengths + answers).hasSize(2);
            }
        }
    }

    @Test
    default void aConnectionWithoutAWholeRequestIsClosed() {
        try (RawHttp silent = new RawHttp(port());
                RawHttp half = new RawHttp(port());
                RawHttp used = new RawHttp(port());
                RawHttp slow = new RawHttp(port())) {
            half.send("GET /q/health/live HTTP/1.1\r\nHost: loc");
            used.send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\nGET /q");
            slow.send("GET /q/health/live HTTP/1.1\r\n");
            int headers = 0;
            while (!slow.isClosedWithin(Duration.ofMillis(100)) && headers < 1_000) {
                slow.trySend("X-Slow: 1\r\n");
                headers++;
            }

            assertThat(headers).as("headers that came slowly").isBetween(1, 999);
            assertThat(silent.text()).isEmpty();
            assertThat(half.text()).isEmpty();
            assertThat(used.text()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    default void contentThatDoesNotComeEndsTheRequest() {
        try (RawHttp http = new RawHttp(port())) {
            http.send(write() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nsome");

            Answer answer = http.rest();

            assertThat(answer.status()).as("an answer, and the end of the connection").isPositive();
            assertCareful(write(), answer);
        }
    }

    @Test
    default void connectionsThatDoNothingMakeRoomForOthers() {
        List<RawHttp> many = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                RawHttp http = new RawHttp(port());
                many.add(http);
                http.trySend("GET /q/health/live HTTP/1.1\r\n");
                if (i % 20 == 19) {
                    assertThat(get("/q/health/live", "Host: localhost\r\n").status())
                            .isEqualTo(200);
                }
            }
            assertThat(many.getFirst().isClosedWithin(Duration.ofSeconds(5)))
                    .as("the oldest is closed")
                    .isTrue();
        } finally {
            many.forEach(RawHttp::close);
        }
    }

    private static boolean isProblem(Answer answer) {
        return answer.header("Content-Type").startsWith("application/problem+json")
                && answer.body().contains("\"status\":" + answer.status())
                && answer.body().matches("(?s).*\"detail\":\"[^\"]{10}.*");
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
        assertCareful("a problem", answer);
    }

    private static void assertCareful(String what, Answer answer) {
        String where = what + ": " + answer;
        assertThat(answer.header("Content-Security-Policy"))
                .as(where)
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).as(where).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(where).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).as(where).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy"))
                .as(where)
                .isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(where).isEqualTo("same-origin");
        assertThat(answer.header("Access-Control-Allow-Origin")).as(where).isEmpty();
    }
}
