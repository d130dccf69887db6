package org.dateline.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dateline.gateway.receipt.IngestAwayException;

/// The other services, asked how they are, and ingest-service for its quarantine.
public final class Services {

    /// A page waits for it.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String READINESS = "/q/health/ready";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Service, String> addresses;

    /// Those that are asked.
    public enum Service {
        INGEST,
        ENRICH,
        STORE
    }

    /// A file that could not be ingested.
    ///
    /// @param bytes its size
    public record Quarantined(
            String claim, String file, String meaning, String detail, Instant time, long bytes) {}

    /// @param addresses such as `http://127.0.0.1:8081`
    public Services(Map<Service, String> addresses) {
        this.addresses = Map.copyOf(addresses);
    }

    /// All at once; one that does not answer soon is away.
    public Map<Service, ServiceState> states() {
        Map<Service, CompletableFuture<ServiceState>> asked = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            asked.put(service, state(service));
        }
        Map<Service, ServiceState> states = new LinkedHashMap<>();
        asked.forEach((service, state) -> states.put(service, state.join()));
        return states;
    }

    private CompletableFuture<ServiceState> state(Service service) {
        return http.sendAsync(request(service, READINESS).build(), BodyHandlers.ofByteArray())
                .thenApply(this::state)
                .exceptionally(away -> ServiceState.away());
    }

    /// Whatever else answers at its address is not the service.
    private ServiceState state(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 200 || answer.statusCode() == 503
                ? ServiceState.of(read(answer.body()))
                : ServiceState.away();
    }

    /// Files in quarantine, the oldest first.
    ///
    /// @param authorization the admin token, as a header has it
    /// @throws IngestAwayException when there is no answer
    public List<Quarantined> quarantine(String authorization) {
        HttpResponse<byte[]> answer =
                send(
                        request(Service.INGEST, "/quarantine")
                                .header("Authorization", authorization)
                                .build());
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        List<Quarantined> files = new ArrayList<>();
        for (JsonNode file : read(answer.body()).path("quarantined")) {
            files.add(
                    new Quarantined(
                            file.path("claim").asText(),
                            file.path("file").asText(),
                            file.path("meaning").asText(),
                            file.path("detail").asText(),
                            Instant.parse(file.path("time").asText()),
                            file.path("bytes").asLong()));
        }
        return files;
    }

    /// Whether a file was there to be sent on its way again.
    public boolean retry(String claim, String authorization) {
        HttpResponse<byte[]> answer =
                send(
                        request(
                                        Service.INGEST,
                                        "/quarantine/"
                                                + URLEncoder.encode(claim, StandardCharsets.UTF_8)
                                                + "/retry")
                                .header("Authorization", authorization)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build());
        return switch (answer.statusCode()) {
            case 202 -> true;
            case 404 -> false;
            default -> throw refused(answer);
        };
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(addresses.get(service) + path)).timeout(PATIENCE);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IngestAwayException(
                    "ingest-service does not respond at " + addresses.get(Service.INGEST), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IngestAwayException("interrupted", e);
        }
    }

    private static IngestAwayException refused(HttpResponse<byte[]> answer) {
        return new IngestAwayException(
                "ingest-service answered with status " + answer.statusCode(),
                new IOException("status " + answer.statusCode()));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
