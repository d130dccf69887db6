package org.dateline.gateway.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where dropped files stand, as ingest-service says.
public final class IngestFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    /// @param address such as `http://127.0.0.1:8081`
    public IngestFiles(String address) {
        this.address = address;
    }

    /// Those that wait come first, then the newest claims.
    ///
    /// @throws IngestAwayException when there is no answer in time
    List<FileReceipt> of(String name) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    address
                                                            + "/files?name="
                                                            + URLEncoder.encode(name, UTF_8)))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            List<FileReceipt> receipts = new ArrayList<>();
            json.readTree(answer.body()).path("files").forEach(file -> receipts.add(receipt(file)));
            return receipts;
        } catch (IOException e) {
            throw new IngestAwayException("ingest-service does not respond at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IngestAwayException("interrupted", e);
        }
    }

    private static FileReceipt receipt(JsonNode file) {
        return new FileReceipt(
                file.path("file").asText(),
                file.path("claim").asText(null),
                file.path("state").asText(),
                Instant.parse(file.path("time").asText()),
                file.path("reason").asText(null),
                file.path("detail").asText(null),
                0,
                0,
                0,
                List.of(),
                null);
    }
}
