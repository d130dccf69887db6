package org.dateline.store.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.dateline.edge.AdminToken;
import org.dateline.edge.Problem;

/// How the internal routes answer: in JSON, refusals as problems of RFC 9457.
final class Answers {

    private Answers() {}

    static void json(RoutingContext context, int status, JsonObject body) {
        end(context, status, "application/json", body.encode());
    }

    /// @param detail what is wrong and what to do, for a person
    static void refuse(RoutingContext context, int status, String detail) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        refuse(context, new Problem("about:blank", title, status, detail));
    }

    static void refuse(RoutingContext context, Problem problem) {
        if (problem.status() == HttpResponseStatus.UNAUTHORIZED.code()) {
            context.response().putHeader("WWW-Authenticate", AdminToken.CHALLENGE);
        }
        end(context, problem.status(), Problem.MEDIA_TYPE, problem.json());
    }

    private static void end(RoutingContext context, int status, String type, String body) {
        context.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }
}
