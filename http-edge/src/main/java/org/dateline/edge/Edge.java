package org.dateline.edge;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.edge.Admission.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Stands before every path of a service, those of health and metrics too.
@Singleton
final class Edge {

    /// Before whatever Quarkus itself does with requests.
    private static final int FIRST = Integer.MAX_VALUE;

    /// Where no route takes a request.
    private static final List<Integer> REFUSED_BY_VERTX = List.of(400, 404, 405, 406, 415);

    private static final Logger LOG = Logger.getLogger(Edge.class);
    /// Before a path of which only this method is meant.
    private static final String GET = "GET ";

    private static final long SWEEP_MILLIS = 1_000;
    private static final long LINGER_MILLIS = 1_000;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Vertx vertx;
    private final Gate gate;
    private final OtherSites otherSites;
    private final BodyLimits bodies;
    private final Instance<Guard> guard;
    private final Admission admission;
    private final List<String> unlimited;
    private final Duration patience;
    private final Connections connections;

    Edge(
            Vertx vertx,
            EdgeConfig config,
            Instance<Guard> guard,
            @ConfigProperty(name = "dateline.allowed-hosts") Optional<List<String>> hosts,
            @ConfigProperty(name = "dateline.cors-origins") Optional<List<String>> origins,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.vertx = vertx;
        this.guard = guard;
        otherSites = new OtherSites(origins.orElse(List.of()));
        bodies =
                new BodyLimits(
                        config.uploads().orElse(List.of()),
                        config.smallBody().asLongValue(),
                        maxBody.asLongValue(),
                        config.bodyTimeout(),
                        config.uploadTimeout());
        gate = new Gate(new AllowedHosts(hosts.orElse(List.of())), otherSites, bodies);
        admission =
                new Admission(
                        config.requestsAtOnce(),
                        Math.min(config.requestsPerClient(), config.requestsAtOnce()),
                        config.waitingPerClient());
        unlimited = config.unlimited().orElse(List.of());
        patience = config.patience();
        connections = new Connections(config, this::answerUnreadable);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::look, FIRST);
    }

    /// Vert.x refuses some requests by itself, such as those without a usable Host header or path,
    /// and says not why.
    void explain(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::explain);
        REFUSED_BY_VERTX.forEach(status -> router.errorHandler(status, this::explain));
    }

    private void explain(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500) {
            LOG.errorf(
                    context.failure(),
                    "request failed method=%s status=%d",
                    context.request().method(),
                    status);
        }
        Optional<Problem> refusal =
                status == 400
                        ? gate.refusal(context.request())
                                .or(() -> RequestTarget.problem(context.request().uri()))
                        : Optional.empty();
        refuse(context.request(), refusal.orElseGet(() -> Problem.ofStatus(status)));
    }

    /// Vert.x shows a server's connections to nobody until they have sent a request, so that they
    /// are met where Netty accepts them.
    void watch(@ObservesAsync HttpServerStart start) {
        for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            loop.execute(
                    () ->
                            ((SingleThreadEventLoop) loop)
                                    .registeredChannelsIterator()
                                    .forEachRemaining(this::standBefore));
        }
        vertx.setPeriodic(SWEEP_MILLIS, timer -> connections.closeLate());
    }

    private void standBefore(Channel channel) {
        if (channel instanceof ServerChannel && channel.pipeline().get(Connections.class) == null) {
            channel.pipeline().addFirst(connections);
        }
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        Connection.of(request)
                .ifPresent(
                        connection -> {
                            connection.begins();
                            context.addEndHandler(ended -> connection.ends());
                        });
        Optional<Problem> refusal = gate.refusal(request);
        Optional<String> origin = otherSites.allowed(request);
        origin.ifPresent(site -> OtherSites.admit(site, request.response()));
        if (refusal.isPresent()) {
            refuse(request, refusal.get());
        } else if (origin.isPresent() && OtherSites.isPreflight(request)) {
            OtherSites.answerPreflight(request.response());
        } else {
            judge(context);
        }
    }

    private void judge(RoutingContext context) {
        HttpServerRequest request = context.request();
        Guard.Verdict verdict =
                guard.isUnsatisfied()
                        ? new Guard.Verdict.Admitted()
                        : guard.get().judge(request, context.normalizedPath());
        switch (verdict) {
            case Guard.Verdict.Admitted() -> let(context, client(request));
            case Guard.Verdict.Known(String client) -> let(context, client);
            case Guard.Verdict.Refused(Problem problem, Map<String, String> headers) -> {
                headers.forEach(request.response()::putHeader);
                refuse(request, problem);
            }
        }
    }

    private void let(RoutingContext context, String client) {
        if (isUnlimited(context.request().method(), context.normalizedPath())) {
            pass(context);
        } else {
            admit(context, client);
        }
    }

    private boolean isUnlimited(HttpMethod method, String path) {
        return path.startsWith("/q/")
                || unlimited.stream()
                        .anyMatch(
                                entry ->
                                        entry.startsWith(GET)
                                                ? method.equals(HttpMethod.GET)
                                                        && path.startsWith(
                                                                entry.substring(GET.length()))
                                                : path.startsWith(entry));
    }

    private void admit(RoutingContext context, String client) {
        Context thread = vertx.getOrCreateContext();
        context.request().pause();
        admission
                .enter(
                        client,
                        () ->
                                thread.runOnContext(
                                        now -> {
                                            context.request().resume();
                                            pass(context);
                                        }))
                .ifPresentOrElse(
                        ticket -> await(ticket, context),
                        () -> refuse(context.request(), tooMany()));
    }

    private static String client(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        String host = address == null ? null : address.hostAddress();
        return host == null ? "this machine" : ClientAddress.of(host);
    }

    private void await(Ticket ticket, RoutingContext context) {
        context.addEndHandler(ended -> ticket.leave());
        if (ticket.isWaiting()) {
            long timer =
                    vertx.setTimer(
                            patience.toMillis(),
                            late -> {
                                boolean its = ticket.isBehindItsOwn();
                                if (ticket.leave()) {
                                    refuse(context.request(), its ? tooMany() : busy());
                                }
                            });
            context.addEndHandler(ended -> vertx.cancelTimer(timer));
        }
    }

    private static Problem tooMany() {
        return Problem.of(
                "too-many-requests",
                "Too many requests",
                429,
                "this client has too many requests in progress and waiting (all programs of one"
                        + " machine count as one client); send fewer at once, and retry after "
                        + RETRY_AFTER_SECONDS
                        + " s");
    }

    private static Problem busy() {
        return Problem.of(
                "busy",
                "Service overloaded",
                503,
                "other clients use the whole capacity; retry after " + RETRY_AFTER_SECONDS + " s");
    }

    private void pass(RoutingContext context) {
        if (hasBody(context.request())) {
            Duration timeout = bodies.timeout(context.request().path());
            long timer =
                    vertx.setTimer(timeout.toMillis(), late -> endIfIncomplete(context, timeout));
            context.addEndHandler(ended -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    private void endIfIncomplete(RoutingContext context, Duration timeout) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (context.response().headWritten()) {
            request.connection().close();
        } else {
            refuse(
                    request,
                    Problem.of(
                            "timeout",
                            "Request timeout",
                            408,
                            "the request body must arrive within " + timeout.toSeconds() + " s"));
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : !length.strip().equals("0");
    }

    private void answerUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem =
                switch (cause) {
                    case TooLongHttpLineException line ->
                            Problem.of(
                                    "uri-too-long",
                                    "URL too long",
                                    414,
                                    "shorten the URL, such as by fewer or shorter parameters");
                    case TooLongHttpHeaderException header ->
                            Problem.of(
                                    "headers-too-large",
                                    "Headers too large",
                                    431,
                                    "send fewer or shorter headers and cookies");
                    default -> Problem.ofStatus(400);
                };
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        end(request.response(), problem).onComplete(sent -> request.connection().close());
    }

    private void refuse(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean close = hasBody(request) || problem.status() == 408;
        if (close) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        boolean passes = problem.status() == 429 || problem.status() == 503;
        if (passes && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
        }
        request.resume();
        var sent = end(response, problem);
        if (close) {
            // a client that sends on would miss the answer if the connection were cut under it
            sent.onComplete(
                    done -> vertx.setTimer(LINGER_MILLIS, over -> request.connection().close()));
        }
    }

    private static io.vertx.core.Future<Void> end(HttpServerResponse response, Problem problem) {
        return response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.json());
    }
}
