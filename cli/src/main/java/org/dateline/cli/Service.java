package org.dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dateline.local.Home;
import org.dateline.local.Metrics;
import org.dateline.local.Part;
import org.dateline.local.Ports;
import org.dateline.local.Readiness;

/// One of the services, as it is asked over HTTP.
///
/// @param name for people, such as `api-gateway`
/// @param address such as `http://127.0.0.1:8080`
/// @param system id of the home that it must be of; whoever answers is right when empty
/// @param token that it asks of whoever operates it, where it is sent with every request
/// @param advice what to do when it does not respond
record Service(
        String name,
        String address,
        Optional<String> system,
        Optional<String> token,
        String advice) {

    static final String CHECK = "Check: ./dateline status, ./dateline logs";

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 30_000;

    /// Erasing may wait for files to be looked through.
    private static final int ERASE_MILLIS = 120_000;

    /// The service of a home. Another program that answers on its port is not taken for it.
    static Service of(Home home, Ports ports, Part part) throws IOException {
        return of(home.systemId(), ports, part);
    }

    /// An answer, whatever its status.
    record Answer(int status, String body) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }

        boolean isNotFound() {
            return status == HttpURLConnection.HTTP_NOT_FOUND;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new Failure(ExitCode.FAILED, "The response is not JSON: " + firstLine(body));
            }
        }
    }

    /// The service of a system on this machine, by the id of its home.
    static Service of(Optional<String> system, Ports ports, Part part) {
        return new Service(
                part.module(),
                "http://127.0.0.1:" + ports.of(part),
                system,
                Optional.empty(),
                CHECK);
    }

    Service with(Optional<String> operatorsToken) {
        return new Service(name, address, system, operatorsToken, advice);
    }

    /// The same of a system that is not ready yet.
    Service whileStarting() {
        return new Service(
                name,
                address,
                system,
                token,
                "Dateline is still starting; try again in a few seconds.");
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    Answer get(String path) {
        return exchange("GET", path, Optional.empty(), token);
    }

    /// The answer as JSON.
    ///
    /// @throws Failure with what the service says is wrong
    JsonNode json(String path) {
        return checked(get(path)).json();
    }

    /// The samples of its metrics; none while it does not answer.
    Map<String, Double> metrics() {
        try {
            Answer answer = get("/q/metrics");
            return answer.isOk() ? Metrics.parse(answer.body()) : Map.of();
        } catch (Failure away) {
            return Map.of();
        }
    }

    Answer post(String path) {
        return exchange("POST", path, Optional.empty(), token);
    }

    /// @param secret token that the service asks for, if it does
    Answer post(String path, Path file, Optional<String> secret) {
        return exchange("POST", path, Optional.of(file), secret);
    }

    Answer delete(String path, String secret) {
        return exchange("DELETE", path, Optional.empty(), Optional.of(secret));
    }

    /// @throws Failure with what the service says is wrong
    Answer checked(Answer answer) {
        if (answer.isOk()) {
            return answer;
        }
        int code =
                switch (answer.status()) {
                    case HttpURLConnection.HTTP_NOT_FOUND -> ExitCode.NOT_FOUND;
                    case HttpURLConnection.HTTP_UNAVAILABLE -> ExitCode.NOT_READY;
                    default -> ExitCode.FAILED;
                };
        throw new Failure(code, "%s: %s".formatted(name, complaint(answer)));
    }

    private static String complaint(Answer answer) {
        try {
            String detail = JSON.readTree(answer.body()).path("detail").asText("");
            if (!detail.isEmpty()) {
                return detail;
            }
        } catch (JsonProcessingException e) {
            // Its first line says something, too.
        }
        return (answer.status() + " " + firstLine(answer.body())).strip();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private Answer exchange(
            String method, String path, Optional<Path> content, Optional<String> secret) {
        try {
            URL url = URI.create(address + path).toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(method.equals("DELETE") ? ERASE_MILLIS : READ_MILLIS);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Accept", "application/json, */*;q=0.5");
            secret.ifPresent(
                    value -> connection.setRequestProperty("Authorization", "Bearer " + value));
            if (content.isPresent()) {
                send(connection, content.get());
            }
            int status = connection.getResponseCode();
            requireOurs(connection);
            try (InputStream body = body(connection, status)) {
                return new Answer(status, new String(body.readAllBytes(), UTF_8));
            }
        } catch (ConnectException | SocketTimeoutException e) {
            throw new Failure(
                    ExitCode.NOT_READY,
                    "%s does not respond at %s. %s".formatted(name, address, advice));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    "The connection to %s failed: %s".formatted(name, e.getMessage()));
        }
    }

    private void requireOurs(HttpURLConnection connection) {
        String answering = connection.getHeaderField(Readiness.SYSTEM_HEADER);
        if (system.isPresent() && !system.get().equals(answering)) {
            connection.disconnect();
            throw new Failure(
                    ExitCode.NOT_READY,
                    "%s does not respond at %s: another program does. %s"
                            .formatted(name, address, CHECK));
        }
    }

    private static InputStream body(HttpURLConnection connection, int status) throws IOException {
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return body == null ? InputStream.nullInputStream() : body;
    }

    private static void send(HttpURLConnection connection, Path file) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/octet-stream");
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (OutputStream body = connection.getOutputStream()) {
            Files.copy(file, body);
        }
    }
}
