package org.dateline.store.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.DateTimeException;
import java.time.Instant;
import org.dateline.edge.AdminToken;
import org.dateline.store.kafka.Replay;
import org.jspecify.annotations.Nullable;

/// `POST /replay?from=INSTANT` begins a replay, `GET /replay` tells how far the last one is. For
/// whoever has the admin token.
@ApplicationScoped
public class ReplayRoutes {

    private static final String PATH = "/replay";

    private final Replay replay;
    private final AdminToken token;

    ReplayRoutes(Replay replay, AdminToken token) {
        this.replay = replay;
        this.token = token;
    }

    void add(@Observes Router router) {
        router.route(PATH).handler(this::requireToken);
        router.post(PATH).handler(this::start);
        router.get(PATH).handler(this::show);
    }

    private void requireToken(RoutingContext context) {
        token.refusalWhereSet(context.request().getHeader("Authorization"))
                .ifPresentOrElse(refusal -> Answers.refuse(context, refusal), context::next);
    }

    private void start(RoutingContext context) {
        Instant from = instant(context.request().getParam("from"));
        if (from == null) {
            Answers.refuse(context, 400, "from must be an instant such as 2026-11-25T18:00:00Z");
        } else {
            Replay.Progress running = replay.start(from);
            if (running.from().equals(from)) {
                answer(context, 202, running);
            } else {
                Answers.refuse(
                        context, 409, "a replay from " + running.from() + " is already running");
            }
        }
    }

    private void show(RoutingContext context) {
        replay.progress()
                .ifPresentOrElse(
                        progress -> answer(context, 200, progress),
                        () -> Answers.refuse(context, 404, "no replay since the service started"));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void answer(RoutingContext context, int status, Replay.Progress progress) {
        JsonObject body =
                new JsonObject()
                        .put("state", progress.state().name())
                        .put("from", progress.from().toString())
                        .put("records", progress.records());
        if (progress.remaining() < Long.MAX_VALUE) {
            body.put("remaining", progress.remaining());
        }
        Answers.json(context, status, body);
    }
}
