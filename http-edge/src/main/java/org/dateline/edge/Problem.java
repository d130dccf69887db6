package org.dateline.edge;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/// An error as RFC 9457 describes it, sent as `application/problem+json`.
///
/// @param type stays the same for the same kind of problem
/// @param detail what was wrong with this request and what to do, for a person
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// @param kind last part of the type
    public static Problem of(String kind, String title, int status, String detail) {
        return new Problem("urn:dateline:problem:" + kind, title, status, detail);
    }

    /// What a status says by itself, where nobody knows more of the request.
    ///
    /// @param status of 400 or more
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> of("not-found", "Not found", 404, "no resource at this path");
            case 405 ->
                    of(
                            "method-not-allowed",
                            "Method not allowed",
                            405,
                            "this path does not support this method");
            case 406 ->
                    of(
                            "not-acceptable",
                            "Not acceptable",
                            406,
                            "no representation matches the Accept header");
            case 413 -> of("too-large", "Content too large", 413, "the request body is too large");
            case 415 ->
                    of(
                            "unsupported-media-type",
                            "Unsupported media type",
                            415,
                            "this path does not take a body of this Content-Type");
            default -> {
                String title = HttpResponseStatus.valueOf(status).reasonPhrase();
                yield status < 500
                        ? of("bad-request", title, status, "the request is not valid HTTP/1.1")
                        : of(
                                "internal",
                                title,
                                status,
                                "the request failed; see the log of this service");
            }
        };
    }

    /// As JSON.
    public String json() {
        return new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .encode();
    }
}
