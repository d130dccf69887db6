package org.dateline.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Refuses requests that can't have been meant for this service, or that it could not take.
final class Gate {

    private static final int LONGEST_NAME = 100;

    private final AllowedHosts hosts;
    private final OtherSites otherSites;
    private final BodyLimits bodies;

    Gate(AllowedHosts hosts, OtherSites otherSites, BodyLimits bodies) {
        this.hosts = hosts;
        this.otherSites = otherSites;
        this.bodies = bodies;
    }

    /// Why a request is refused; empty if it may pass.
    Optional<Problem> refusal(HttpServerRequest request) {
        List<String> named = request.headers().getAll(HttpHeaders.HOST);
        if (named.size() != 1 || !AllowedHosts.isAuthority(named.getFirst())) {
            return Optional.of(
                    Problem.of(
                            "bad-host",
                            "Bad Host header",
                            400,
                            "send exactly one Host header, with a host name or address"));
        }
        String host = named.getFirst();
        String target = targetHost(request.uri(), host);
        if (!isAllowed(host, request) || !isAllowed(target, request)) {
            return Optional.of(unknownHost(isAllowed(host, request) ? target : host));
        }
        if (otherSites.allowed(request).isEmpty()
                && site(request, host).mayNotSend(request.method().name())) {
            return Optional.of(
                    Problem.of(
                            "cross-origin",
                            "Cross-origin request refused",
                            403,
                            "web pages of other origins may not send requests to this service; use"
                                    + " its own page or a command-line client"));
        }
        String path = request.path();
        return bodies.isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH), path)
                ? Optional.of(
                        Problem.of(
                                "too-large",
                                "Content too large",
                                413,
                                "the request body may have at most "
                                        + bodies.maxBytes(path)
                                        + " bytes"))
                : Optional.empty();
    }

    private boolean isAllowed(String host, HttpServerRequest request) {
        SocketAddress local = request.connection().localAddress();
        return hosts.allow(host, local == null ? "" : String.valueOf(local.hostAddress()));
    }

    /// A target such as `http://host/path` names a host of its own, which then counts.
    private static String targetHost(String target, String host) {
        if (target.startsWith("/") || target.equals("*")) {
            return host;
        }
        try {
            String authority = URI.create(target).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Problem unknownHost(String host) {
        String name = host.substring(0, Math.min(host.length(), LONGEST_NAME));
        return Problem.of(
                "unknown-host",
                "Host not allowed",
                421,
                "requests for the host "
                        + name
                        + " are refused, to protect against DNS rebinding; use localhost, or add"
                        + " the host to DATELINE_ALLOWED_HOSTS of this service and restart it");
    }

    private static CallingSite site(HttpServerRequest request, String host) {
        return new CallingSite(
                request.getHeader(HttpHeaders.ORIGIN),
                host,
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Sec-Fetch-Mode"));
    }
}
