package org.dateline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Answers for ingest-service what a test says, and knows no other file.
public final class StandInIngest implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final HttpServer server;

    public StandInIngest() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/files", this::answer);
        server.start();
        return Map.of("dateline.ingest.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What it says of files by this name: the elements of its list.
    public void says(String name, String files) {
        answers.put(name, files);
    }

    /// What was submitted to it, by name.
    public Map<String, String> given() {
        return given;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                take(exchange);
                return;
            }
            String query = exchange.getRequestURI().getRawQuery();
            String name = URLDecoder.decode(query.replaceFirst("^name=", ""), UTF_8);
            String answer = answers.getOrDefault(name, "");
            byte[] body = ("{\"files\":[" + answer + "]}").getBytes(UTF_8);
            exchange.sendResponseHeaders(name.equals("broken.txt") ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceFirst("^/files/", "");
        given.put(name, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean full = name.contains("too-much");
        byte[] body =
                (full ? "{\"detail\":\"the disk is full\"}" : "{\"file\":\"" + name + "\"}")
                        .getBytes(UTF_8);
        exchange.sendResponseHeaders(full ? 507 : 202, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StandInIngest.class));
    }
}
