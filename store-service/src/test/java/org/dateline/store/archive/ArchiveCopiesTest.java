package org.dateline.store.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.dateline.store.archive.ArchiveCopies.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the servers at an address may answer to the wish that a file be removed.
class ArchiveCopiesTest {

    private static final String CLAIM = "0198f0a2-0000-7000-8000-000000000000";

    private HttpServer server;
    private ArchiveCopies copies;
    private int status;
    private String erased = "";
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        copies =
                new ArchiveCopies(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "200, ''",
        "204, ''",
        "404, ''",
        "404, <html>default backend - 404</html>",
        "404, '{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}'",
        "409, '{\"claim\":\"another\"}'",
        "409, conflict",
        "410, ''",
        "500, ''",
        "503, ''"
    })
    void whatAnyServerMayAnswerProvesNothing(int status, String body) {
        this.status = status;
        this.body = body;

        assertThat(remove()).isInstanceOf(Answer.Later.class);
    }

    @Test
    void theAnswerForAnotherClaimProvesNothing() {
        status = 204;
        erased = "0198f0a2-0000-7000-8000-000000000001";

        assertThat(remove()).isInstanceOf(Answer.Later.class);
    }

    @Test
    void ingestServiceSaysThatAFileIsGone() {
        status = 204;
        erased = CLAIM;

        assertThat(remove()).isEqualTo(new Answer.Removed());
    }

    @Test
    void ingestServiceSaysThatThereNeverWasSuchAFile() {
        status = 404;
        body = "{\"type\":\"urn:dateline:problem:no-claim\"}";

        assertThat(remove()).isEqualTo(new Answer.Removed());
    }

    @Test
    void ingestServiceSaysThatAFileStays() {
        status = 409;
        body = "{\"claim\":\"" + CLAIM + "\",\"detail\":\"in quarantine\"}";

        assertThat(remove()).isEqualTo(new Answer.Kept(body));
    }

    private Answer remove() {
        return copies.remove(CLAIM, Map.of(0L, new UUID(1, 2)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!erased.isEmpty()) {
            exchange.getResponseHeaders().add("Dateline-Erased", erased);
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
