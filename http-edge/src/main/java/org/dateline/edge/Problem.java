package org.dateline.edge;

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
