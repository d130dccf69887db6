package org.dateline.store.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

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
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 204, 404 -> new Answer.Removed();
                case 409 -> new Answer.Kept(answer.body());
                default -> new Answer.Later("status " + answer.statusCode());
            };
        } catch (IOException e) {
            return new Answer.Later(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later("the process is shutting down");
        }
    }
}
