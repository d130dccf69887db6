package org.dateline.gateway.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Hands submitted files on to ingest-service, as their bytes come.
public final class Submissions {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Longer than an upload may take.
    private static final Duration PATIENCE = Duration.ofMinutes(11);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;

    /// @param address such as `http://127.0.0.1:8081`
    public Submissions(String address) {
        this.address = address;
    }

    /// What ingest-service says.
    public sealed interface Outcome {

        /// It has the file.
        ///
        /// @param file what it is called in the inbox
        /// @param claim what it is claimed as; null unless there was a key
        record Accepted(String file, @Nullable String claim) implements Outcome {}

        /// It does not take the file.
        ///
        /// @param detail why, for a person
        record Refused(int status, String detail) implements Outcome {}
    }

    /// @param name relative to the inbox
    /// @param key under which it may be repeated
    /// @param length of the body, where it is known before
    /// @throws IngestAwayException when there is no answer
    public Outcome submit(
            String name, Optional<String> key, OptionalLong length, InputStream body) {
        BodyPublisher bytes = BodyPublishers.ofInputStream(() -> body);
        boolean isKnown = length.isPresent() && length.getAsLong() > 0;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + "/files/" + encoded(name)))
                        .timeout(PATIENCE)
                        .POST(
                                isKnown
                                        ? BodyPublishers.fromPublisher(bytes, length.getAsLong())
                                        : bytes);
        key.ifPresent(text -> request.header("Idempotency-Key", text));
        try {
            return outcome(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IngestAwayException("ingest-service does not respond at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IngestAwayException("interrupted", e);
        }
    }

    private Outcome outcome(HttpResponse<byte[]> answer) throws IOException {
        JsonNode said = json.readTree(answer.body());
        return answer.statusCode() == 202
                ? new Outcome.Accepted(said.path("file").asText(), said.path("claim").asText(null))
                : new Outcome.Refused(answer.statusCode(), said.path("detail").asText(""));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%2F", "/");
    }
}
