package org.dateline.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands for ingest-service's archive: takes every request to remove a file, and notes it.
final class Archive implements AutoCloseable {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 204;
    private volatile String body = "";

    Archive() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Method, path and authorization of each.
    List<String> requests() {
        return requests;
    }

    /// @param otherBody where `CLAIM` stands for the claim that is asked for
    void answerWith(int otherStatus, String otherBody) {
        body = otherBody;
        status = otherStatus;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                "%s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Authorization")));
        String path = exchange.getRequestURI().getPath();
        String claim = path.substring(path.lastIndexOf('/') + 1);
        if (status == 204) {
            exchange.getResponseHeaders().add("Dateline-Erased", claim);
        }
        byte[] bytes = body.replace("CLAIM", claim).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
