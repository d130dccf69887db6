package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.events.Sha256;
import org.dateline.gateway.receipt.Submissions.Outcome;
import org.jspecify.annotations.Nullable;

/// What articles and files that are submitted have in common.
final class Submitting {

    static final String KEY =
            "Makes it safe to repeat the request: for two days, the same key with the same body is"
                    + " the same submission.";

    private static final int MAX_KEY_CHARS = 255;

    private Submitting() {}

    /// What ingest-service knows a submission by: the same key of two clients is not one.
    static Optional<String> key(@Nullable String given, HttpHeaders headers) {
        if (given == null) {
            return Optional.empty();
        }
        if (given.isBlank() || given.length() > MAX_KEY_CHARS) {
            throw new ProblemException(
                    Problem.of(
                            "bad-idempotency-key",
                            "Invalid Idempotency-Key",
                            400,
                            "an Idempotency-Key has from 1 to " + MAX_KEY_CHARS + " characters"));
        }
        String client = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return Optional.of(Sha256.hex(client + "\n" + given));
    }

    static OptionalLong length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(length.strip()));
    }

    static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(String file, String claim) -> {
                String status = "/v1/files?name=" + URLEncoder.encode(file, UTF_8);
                yield Response.accepted(new Submitted(file, claim, status))
                        .location(URI.create(status))
                        .build();
            }
            case Outcome.Refused(int status, String detail) ->
                    throw new ProblemException(refusal(status, detail));
        };
    }

    private static Problem refusal(int status, String detail) {
        return switch (status) {
            case 400 -> Problem.of("bad-request", "Bad request", 400, detail);
            case 413 -> Problem.of("too-large", "Content too large", 413, detail);
            case 422 -> Problem.of("key-reused", "Idempotency-Key reused", 422, detail);
            case 507 -> Problem.of("no-room", "Insufficient storage", 507, detail);
            default ->
                    Problem.of(
                            "unavailable",
                            "Service unavailable",
                            503,
                            "ingest-service could not accept it; repeat the request, with an"
                                    + " Idempotency-Key so that it is never submitted twice");
        };
    }
}
