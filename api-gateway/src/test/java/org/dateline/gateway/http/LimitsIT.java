package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.teststack.RawHttp;
import org.dateline.teststack.RawHttp.Answer;
import org.dateline.teststack.ServiceProcess;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much one client may ask for at once, and for how long.
@Timeout(300)
class LimitsIT {

    private static final String SEARCH = "/v1/articles?q=harbour";

    private final TestStack stack = TestStack.start();
    private final String url = stack.newDatabase();

    @Test
    void aClientWithTooManyRequestsIsToldSoAndAnotherIsServed() throws SQLException {
        Map<String, String> few =
                Map.of(
                        "dateline.http.requests", "2",
                        "dateline.http.requests-per-client", "1",
                        "dateline.http.waiting-per-client", "1",
                        "dateline.http.wait", "5m",
                        "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                                "-c statement_timeout=0");
        try (Shelf shelf = shelf();
                ServiceProcess service = start(few);
                Connection other =
                        DriverManager.getConnection(url, stack.username(), stack.password());
                var lock = other.createStatement()) {
            shelf.put(Sample.of("The harbour opened."));
            other.setAutoCommit(false);
            lock.execute("lock table article in access exclusive mode");
            List<RawHttp> all = ask(service.port(), 8);

            List<Answer> refused = new ArrayList<>();
            while (refused.size() < 6) {
                all.removeIf(
                        http -> {
                            boolean answered = http.answersWithin(50);
                            if (answered) {
                                refused.add(http.rest());
                                http.close();
                            }
                            return answered;
                        });
            }

            assertThat(refused)
                    .allSatisfy(
                            answer -> {
                                assertThat(answer.status()).isEqualTo(429);
                                assertThat(answer.header("Retry-After")).isEqualTo("2");
                                assertThat(answer.header("Content-Type"))
                                        .isEqualTo("application/problem+json");
                            });
            assertThat(request(service.port(), "127.0.0.2", "/v1/claims/none").status())
                    .isEqualTo(404);
            for (String always : List.of("/q/health/live", "/q/metrics", "/dateline.css")) {
                assertThat(request(service.port(), "127.0.0.1", always).status()).isEqualTo(200);
            }
            other.rollback();
            for (RawHttp http : all) {
                assertThat(http.rest().status()).isEqualTo(200);
                http.close();
            }
            assertThat(request(service.port(), "127.0.0.1", SEARCH).status()).isEqualTo(200);
        }
    }

    @Test
    void whateverIsLetInIsAnswered() {
        try (Shelf shelf = shelf();
                ServiceProcess service = start(Map.of())) {
            shelf.put(Sample.of("The harbour opened."));
            List<RawHttp> all = ask(service.port(), 200);

            List<Integer> statuses =
                    all.stream()
                            .map(
                                    http -> {
                                        try (http) {
                                            return http.rest().status();
                                        }
                                    })
                            .toList();

            assertThat(statuses).containsOnly(200, 429);
            assertThat(statuses.stream().filter(status -> status == 200).count())
                    .isGreaterThanOrEqualTo(104);
        }
    }

    @Test
    void aStreamStaysBeyondEveryTimeout() {
        Map<String, String> soon =
                Map.of(
                        "quarkus.http.idle-timeout", "3s",
                        "dateline.http.head-timeout", "1s",
                        "dateline.http.keep-alive", "1s",
                        "dateline.gateway.stream-silence", "1s");
        try (Shelf shelf = shelf();
                ServiceProcess service = start(soon);
                RawHttp stream = new RawHttp(service.port())) {
            assertThat(shelf).isNotNull();
            stream.send("GET /v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(stream.line()).isEqualTo("HTTP/1.1 200 OK");
            int comments = 0;
            while (comments < 6) {
                String line = stream.line();
                assertThat(stream.isOpen()).isTrue();
                comments += line.startsWith(":") ? 1 : 0;
            }
        }
    }

    @Test
    void whatAnAssistantKeepsOpenTakesNoPlace() {
        Map<String, String> one =
                Map.of(
                        "dateline.http.requests", "1",
                        "dateline.http.requests-per-client", "1",
                        "dateline.http.wait", "1s");
        try (Shelf shelf = shelf();
                ServiceProcess service = start(one);
                RawHttp stream = new RawHttp(service.port())) {
            shelf.put(Sample.of("The harbour opened."));
            stream.send(
                    "GET /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                            + "Mcp-Session-Id: %s\r\n\r\n".formatted(session(service.port())));
            assertThat(stream.line()).isEqualTo("HTTP/1.1 200 OK");

            assertThat(request(service.port(), "127.0.0.1", SEARCH).status()).isEqualTo(200);
            assertThat(stream.isOpen()).isTrue();
        }
    }

    private static String session(int port) {
        String hello =
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{},
                "protocolVersion":"2025-06-18","clientInfo":{"name":"test","version":"1"}}}
                """;
        try (RawHttp http = new RawHttp(port)) {
            http.send(
                    "POST /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Accept: application/json, text/event-stream\r\n"
                            + "Content-Length: %d\r\n\r\n%s".formatted(hello.length(), hello));
            return http.rest().header("Mcp-Session-Id");
        }
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
        ServiceProcess service = ServiceProcess.start(settings);
        service.awaitAnswer();
        return service;
    }

    private static List<RawHttp> ask(int port, int times) {
        List<RawHttp> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            RawHttp http = new RawHttp(port);
            http.send(head(SEARCH));
            all.add(http);
        }
        return all;
    }

    private static Answer request(int port, String from, String path) {
        try (RawHttp http = new RawHttp(port, from)) {
            http.send(head(path));
            return http.rest();
        }
    }

    private static String head(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }
}
