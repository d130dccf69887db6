package org.dateline.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.dateline.edge.Problem;

/// What HTTP asks of every answer (RFC 9110): methods that a path has, and what a cache must know
/// of answers that may be compressed.
@Singleton
final class HttpRules {

    /// After the edge and whatever Quarkus does for other origins, before the resources.
    private static final int BEFORE_RESOURCES = 1;

    private static final String WEAK = "W/";

    private final PathMethods methods;

    HttpRules(PathMethods methods) {
        this.methods = methods;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::look, BEFORE_RESOURCES);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        Optional<String> allowed = methods.allowed(path);
        if (request.method().equals(HttpMethod.OPTIONS) && allowed.isPresent()) {
            context.response().setStatusCode(204).putHeader(HttpHeaders.ALLOW, allowed.get()).end();
            return;
        }
        if (request.method().equals(HttpMethod.OPTIONS) && path.startsWith("/v1")) {
            Problem problem = Problem.of("not-found", "Not found", 404, "no resource at this path");
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(problem.json());
            return;
        }
        compareWeakly(request.headers());
        context.addHeadersEndHandler(
                sent -> {
                    HttpServerResponse response = context.response();
                    if (response.getStatusCode() == 405) {
                        allowed.ifPresent(all -> response.putHeader(HttpHeaders.ALLOW, all));
                    }
                    vary(response.headers());
                    if (acceptsCompression(request)) {
                        weaken(response.headers());
                    }
                });
        context.next();
    }

    /// `If-None-Match` compares what answers mean, whether they are compressed or not.
    private static void compareWeakly(MultiMap headers) {
        String tags = headers.get(HttpHeaders.IF_NONE_MATCH);
        if (tags != null && tags.contains(WEAK)) {
            headers.set(HttpHeaders.IF_NONE_MATCH, tags.replace(WEAK, ""));
        }
    }

    private static void vary(MultiMap headers) {
        String vary = headers.get(HttpHeaders.VARY);
        if (vary == null || !vary.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
    }

    /// The bytes of a compressed answer are others than those that its tag was made of.
    private static void weaken(MultiMap headers) {
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null && !tag.startsWith(WEAK)) {
            headers.set(HttpHeaders.ETAG, WEAK + tag);
        }
    }

    private static boolean acceptsCompression(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && !accepted.isBlank() && !accepted.strip().equals("identity");
    }
}
