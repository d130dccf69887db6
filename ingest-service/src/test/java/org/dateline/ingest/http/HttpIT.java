package org.dateline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.teststack.HttpContract;
import org.dateline.teststack.RawHttp;
import org.dateline.teststack.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The HTTP of ingest-service.
class HttpIT implements HttpContract {

    @TempDir static Path folders;

    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        for (String folder : List.of("inbox", "archive", "quarantine")) {
            settings.put("dateline." + folder, folders.resolve(folder).toString());
        }
        service = ServiceProcess.start(settings);
        service.awaitAnswer();
    }

    @AfterAll
    static void end() {
        service.close();
    }

    @Override
    public int port() {
        return service.port();
    }

    @Override
    public List<String> paths() {
        return List.of(
                "/files?name=a.txt", "/files", "/quarantine", "/quarantine/none", "/archive/none");
    }

    @Override
    public String write() {
        return "POST /files/contract.txt";
    }

    @Test
    void aFileThatComesTooSlowlyIsRefusedAndNotTaken() throws IOException {
        try (RawHttp http = new RawHttp(port())) {
            http.send(
                    "POST /files/slow.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nslow");

            assertThat(http.rest().status()).isEqualTo(408);
        }
        try (var files = Files.walk(folders)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith("slow.txt"));
        }
    }

    @Test
    void aFileThatComesTwiceWithOneKeyIsOneClaim() {
        RawHttp.Answer first = submit("news", "once");
        RawHttp.Answer again = submit("news", "once");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body()).contains("\"claim\"");
        assertThat(again.body()).isEqualTo(first.body());
        RawHttp.Answer other = submit("other", "once");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("Idempotency-Key");
    }

    private RawHttp.Answer submit(String text, String key) {
        try (RawHttp http = new RawHttp(port())) {
            http.send(
                    "POST /files/keyed.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Length: %d\r\nIdempotency-Key: %s\r\n\r\n%s"
                                    .formatted(text.length(), key, text));
            return http.rest();
        }
    }
}
