package org.dateline.store.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// How the internal routes answer: in JSON, refusals as problems of RFC 9457.
final class Answers {

    private Answers() {}

    static void json(RoutingContext context, int status, JsonObject body) {
        end(context, status, "application/json", body);
    }

    /// @param detail what is wrong and what to do, for a person
    static void refuse(RoutingContext context, int status, String detail) {
        JsonObject problem =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("status", status)
                        .put("detail", detail);
        end(context, status, "application/problem+json", problem);
    }

    private static void end(RoutingContext context, int status, String type, JsonObject body) {
        context.response().setStatusCode(status).putHeader("Content-Type", type).end(body.encode());
    }
}
