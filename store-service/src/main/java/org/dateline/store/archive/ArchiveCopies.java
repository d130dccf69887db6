package org.dateline.store.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Asks ingest-service to remove dropped files.
public final class ArchiveCopies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI ingest;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /// @param ingest such as `http://localhost:8081`
    /// @param token that both services know
    public ArchiveCopies(URI ingest, String token) {
        this.ingest = ingest;
        this.token = token;
    }

    /// What became of a file.
    public sealed interface Answer {

        /// It is gone, or was never kept.
        record Removed() implements Answer {}

        /// It stays, for a reason that a person has to look at.
        record Kept(String detail) implements Answer {}

        /// It is to be asked for again.
        record Later(String reason) implements Answer {}
    }

    /// Only ingest-service itself can say that a file is gone or kept: at a wrong address another
    /// server, or a proxy, may answer with any status.
    private static Answer answer(String claim, HttpResponse<String> answer) {
        String said = "status " + answer.statusCode();
        return switch (answer.statusCode()) {
            case 204 ->
                    answer.headers().firstValue("Dateline-Erased").filter(claim::equals).isPresent()
                            ? new Answer.Removed()
                            : notIngest(said);
            case 404 ->
                    field(answer.body(), "type").equals("urn:dateline:problem:no-claim")
                            ? new Answer.Removed()
                            : notIngest(said);
            case 409 ->
                    field(answer.body(), "claim").equals(claim)
                            ? new Answer.Kept(answer.body())
                            : notIngest(said);
            default -> new Answer.Later(said);
        };
    }

    private static Answer notIngest(String said) {
        return new Answer.Later(
                said + ", and not from ingest-service: see what DATELINE_INGEST_URL leads to");
    }

    private static String field(String body, String name) {
        try {
            return JSON.readTree(body).path(name).asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /// Removes articles from the file of a claim; all of it, where it holds no others.
    ///
    /// @param erased the articles by their places in the file
    public Answer remove(String claim, Map<Long, UUID> erased) {
        String path =
                "/archive/%s?records=%s"
                        .formatted(
                                URLEncoder.encode(claim, UTF_8).replace("+", "%20"),
                                erased.entrySet().stream()
                                        .map(record -> record.getKey() + "/" + record.getValue())
                                        .collect(Collectors.joining(",")));
        HttpRequest request =
                HttpRequest.newBuilder(ingest.resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .method("DELETE", BodyPublishers.noBody())
                        .build();
        try {
            return answer(claim, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Answer.Later(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later("the process is shutting down");
        }
    }
}
